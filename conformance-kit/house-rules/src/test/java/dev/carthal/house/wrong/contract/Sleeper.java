package dev.carthal.house.wrong.contract;

import java.time.Instant;
import java.util.function.LongSupplier;

/// Reads the machine's time in three ways, sleeps, and keeps what it found for everybody.
final class Sleeper {
    private static long last;

    private Sleeper() {}

    static Instant sleep() throws InterruptedException {
        Thread.sleep(1);
        LongSupplier time = System::nanoTime;
        last = Math.max(last, time.getAsLong() + System.currentTimeMillis());
        return Instant.now();
    }
}
