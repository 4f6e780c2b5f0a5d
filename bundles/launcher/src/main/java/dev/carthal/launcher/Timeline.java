package dev.carthal.launcher;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Note when each phase of a boot is over, in milliseconds since the process was started. The only clock of the
/// launcher:
/// the cart's own does not run yet.
public final class Timeline {
    /// System property with the microseconds of the epoch at which the command was given; the start of the process
    /// where it is missing.
    public static final String BEGAN = "carthal.began";

    private final Map<String, Long> phases = new LinkedHashMap<>();
    private final long beganMillis;
    private final long readMillis;
    private final long readNanos;

    /// Count from when the command was given.
    public Timeline() {
        readMillis = System.currentTimeMillis();
        readNanos = System.nanoTime();
        beganMillis = began();
    }

    private static long began() {
        String given = System.getProperty(BEGAN, "");
        if (given.matches("\\d{1,18}")) {
            return Long.parseLong(given) / 1000;
        }
        return ProcessHandle.current()
                .info()
                .startInstant()
                .orElseGet(Instant::now)
                .toEpochMilli();
    }

    private long millis() {
        return readMillis - beganMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - readNanos);
    }

    /// Note that `phase` is over now; only the first time counts.
    public synchronized void done(String phase) {
        phases.putIfAbsent(phase, millis());
    }

    /// {@return when each phase was over, in milliseconds since the command was given, in their order}
    public synchronized Map<String, Long> phases() {
        return new LinkedHashMap<>(phases);
    }
}
