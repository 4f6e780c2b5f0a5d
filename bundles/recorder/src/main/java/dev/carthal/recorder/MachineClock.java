package dev.carthal.recorder;

/// What the player paces itself by and notices a standstill with; the recording's time never depends on it.
interface MachineClock {
    long nanos();

    static MachineClock real() {
        return System::nanoTime;
    }
}
