package dev.carthal.scan.wedge;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.ToIntFunction;

/// The driver's parsers of key events and of layouts, for those that feed them.
final class EventsTaken {
    private EventsTaken() {}

    static ToIntFunction<byte[]> of(Clock clock) throws DeviceException {
        HidNode node = new HidNode(Path.of("fuzzed"), "0c2e:0200", "", "", ReportDescriptor.NONE);
        KeyEvents wedge = new KeyEvents(clock, node, new Typing(Layout.of("de"), "]X0"), Duration.ofMillis(300));
        return events -> {
            Queue<Next<Scan>> next = new ArrayDeque<>();
            try {
                wedge.take(events, events.length, next);
            } catch (DeviceException _) {
                return next.size(); // what came with it is kept
            }
            return next.size();
        };
    }

    static ToIntFunction<byte[]> layouts(Path folder) {
        return text -> {
            try {
                return Layout.parsed("fuzzed", new String(text, StandardCharsets.UTF_8))
                        .keys()
                        .size();
            } catch (DeviceException _) {
                return 0;
            }
        };
    }
}
