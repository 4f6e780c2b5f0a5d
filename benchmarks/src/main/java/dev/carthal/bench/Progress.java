package dev.carthal.bench;

/// Tell whoever waits how far it is.
final class Progress {
    private static final int EVERY = 10;

    private static final long OFTEN_NANOS = 2_000_000_000;

    private long next = Stopwatch.nanos() + OFTEN_NANOS;

    /// Tell now and then, where one step takes next to no time.
    void now(String what, long done, long all) {
        if (Stopwatch.nanos() >= next) {
            next = Stopwatch.nanos() + OFTEN_NANOS;
            System.err.println(what + ": " + done + " of " + all);
        }
    }

    static void of(String what, int done, int all) {
        if (done % EVERY == 0) {
            System.err.println(what + ": " + done + " of " + all);
        }
    }
}
