package dev.carthal.scale.hx711;

/// What a chip gives after a reset is not settled, and may have another gain: the first read only tells it the
/// gain, and of what follows nothing counts until the datasheet's time has passed.
final class Settling {
    private final long nanos;
    private boolean begun;
    private boolean told;
    private long until;

    Settling(long nanos) {
        this.nanos = nanos;
    }

    void begin() {
        begun = true;
        told = false;
    }

    /// {@return whether what was read at that time counts}
    boolean isOver(long now) {
        if (!begun) {
            return true;
        }
        if (!told) {
            told = true;
            until = now + nanos;
        }
        begun = now < until;
        return !begun;
    }
}
