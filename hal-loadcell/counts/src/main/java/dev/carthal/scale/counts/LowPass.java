package dev.carthal.scale.counts;

/// A low-pass filter of first order that lets steps through: what differs by more than a threshold several times
/// in a row is a new load and no noise.
final class LowPass {
    private static final int BITS = 16;

    private final long weight;
    private final long step;
    private final int count;
    private long state;
    private int away;
    private boolean filled;

    /// @param weight of the newest value, in 1/65536
    /// @param step threshold, in micrograms
    /// @param count how many in a row make a step
    LowPass(int weight, long step, int count) {
        this.weight = weight;
        this.step = step;
        this.count = count;
    }

    /// {@return the weight of the newest value for a filter with that cut-off}
    ///
    /// @param milliHertz cut-off, 3 dB
    /// @param samplesPerSecond how often a value comes
    static int weight(int milliHertz, int samplesPerSecond) {
        double turns = milliHertz / 1e3 / samplesPerSecond;
        return Math.clamp(Math.round((1 - Math.exp(-2 * Math.PI * turns)) * (1 << BITS)), 1, 1 << BITS);
    }

    long next(long value) {
        long apart = (value << BITS) - state;
        away = (Math.abs(apart) >> BITS) > step ? away + 1 : 0;
        if (!filled || away >= count) {
            filled = true;
            away = 0;
            state = value << BITS;
        } else {
            state += Rounding.divide(apart, 1 << BITS) * weight;
        }
        return Rounding.divide(state, 1 << BITS);
    }

    void reset() {
        filled = false;
        away = 0;
    }
}
