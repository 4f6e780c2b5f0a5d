package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import java.util.HashMap;
import java.util.Map;

/// Log the same fault of a slot once, and again when there have been ten, a hundred, and so on.
final class FaultLog {
    private static final System.Logger LOG = System.getLogger(FaultLog.class.getName());

    private final Standing standing;
    private final Map<String, Long> counts = new HashMap<>();

    FaultLog(Standing standing) {
        this.standing = standing;
    }

    synchronized void report(String doing, Throwable fault) {
        standing.statistics.faults.incrementAndGet();
        // Not by message: a noisy line has a different one each time.
        String kind = fault instanceof DeviceException device
                ? device.kind().name()
                : fault.getClass().getName();
        long count = counts.merge(doing + " " + kind, 1L, Long::sum);
        if (count == 1) {
            // The stack tells of a bug; what hardware does is told by the message and by what caused it.
            Throwable trace = fault instanceof DeviceException ? fault.getCause() : fault;
            LOG.log(System.Logger.Level.WARNING, standing.slot() + ": " + doing + " failed: " + text(fault), trace);
        } else if (isPowerOfTen(count)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    standing.slot() + ": " + doing + " failed " + count + " times with " + kind + ", last: "
                            + text(fault));
        }
    }

    /// What a person should read: a message of ours as it stands, anything else with its type.
    static String text(Throwable fault) {
        String message = fault.getMessage();
        if (fault instanceof NoClassDefFoundError && message != null && !message.contains(" ")) {
            return "the class " + message.replace('/', '.') + " is neither in the bundle nor imported by it ("
                    + fault.getClass().getName() + ")";
        }
        return fault instanceof DeviceException && message != null ? message : fault.toString();
    }

    private static boolean isPowerOfTen(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
