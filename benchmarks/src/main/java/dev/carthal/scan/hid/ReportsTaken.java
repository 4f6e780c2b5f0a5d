package dev.carthal.scan.hid;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.ToIntFunction;

/// The driver's parser of reports, for those that feed it.
final class ReportsTaken {
    private ReportsTaken() {}

    static ToIntFunction<byte[]> of(Clock clock, byte[] descriptor) {
        HidNode node = new HidNode(Path.of("fuzzed"), "0c2e:0b07", "", "", ReportDescriptor.of(descriptor));
        Barcodes barcodes = new Barcodes(clock, node, Duration.ofMillis(500));
        return report -> {
            Queue<Next<Scan>> next = new ArrayDeque<>();
            try {
                barcodes.take(report, report.length, next);
            } catch (DeviceException _) {
                return next.size(); // what came with it is kept
            }
            return next.size();
        };
    }
}
