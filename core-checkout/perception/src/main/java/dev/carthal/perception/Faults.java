package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/// Say each distinct fault once, and count the others. Faults that differ in numbers only are the same.
final class Faults {
    /// Beyond this many, faults are too unlike each other for one more to be news.
    private static final int MOST = 64;

    private static final Logger LOG = System.getLogger(Faults.class.getName());

    private final String who;
    private final Map<String, Long> counts = new LinkedHashMap<>();

    Faults(String who) {
        this.who = who;
    }

    void note(Throwable fault) {
        String message = fault.getMessage();
        note(fault instanceof DeviceException && message != null ? message : fault.toString());
    }

    synchronized void note(String what) {
        String kind = what.replaceAll("\\d+(\\.\\d+)?(E-?\\d+)?", "#");
        if (counts.size() >= MOST && !counts.containsKey(kind)) {
            counts.merge("others", 1L, Long::sum);
        } else if (counts.merge(kind, 1L, Long::sum) == 1) {
            LOG.log(Level.WARNING, () -> who + ": " + what);
        }
    }

    /// Say what came more than once.
    synchronized void close() {
        counts.forEach((what, times) -> {
            if (times > 1) {
                LOG.log(Level.INFO, () -> who + ": " + times + " times: " + what);
            }
        });
    }

    /// {@return how often each was noted, in the order in which they first came}
    synchronized Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }
}
