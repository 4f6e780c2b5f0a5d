package dev.carthal.recorder;

/// The numbers and times of one track. A device that is opened again counts from the beginning, and a track does not.
final class Numbering {
    private final long startNanos;
    private long shift;
    private long last = -1;

    Numbering(long startNanos) {
        this.startNanos = startNanos;
    }

    /// {@return nanoseconds since the recording began; negative for what was captured before}
    long nanos(long captureNanos) {
        return captureNanos - startNanos;
    }

    long sequence(long device) {
        if (device + shift <= last) {
            shift = last + 1 - device;
        }
        last = device + shift;
        return last;
    }
}
