package dev.carthal.bench;

/// Tell whoever waits how far it is.
final class Progress {
    private static final int EVERY = 10;

    private Progress() {}

    static void of(String what, int done, int all) {
        if (done % EVERY == 0) {
            System.err.println(what + ": " + done + " of " + all);
        }
    }
}
