package dev.carthal.scale.hid;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// The driver's parser of reports, for those that feed it: a report, or a descriptor with which one is read.
final class ReportsRead {
    private ReportsRead() {}

    static ToIntFunction<byte[]> of(byte[] descriptor) {
        return report -> read(descriptor, report);
    }

    static ToIntFunction<byte[]> describedBy(byte[] report) {
        return descriptor -> read(descriptor, report);
    }

    private static int read(byte[] descriptor, byte[] report) {
        HidNode node = new HidNode(Path.of("fuzzed"), "0922:8003", "", "", ReportDescriptor.of(descriptor));
        try {
            WeightReport weights = WeightReport.of(node);
            if (report.length == 0 || !weights.isWeight(report)) {
                return 0;
            }
            weights.read(report, Reading.of(1, 0)).indication().ifPresent(Indication::milligrams);
            return 1;
        } catch (DeviceException _) {
            return 0;
        }
    }
}
