package dev.carthal.simulator.converter;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// An HX711 by its datasheet: two lines and a time. What is quicker or slower than the table of timings allows
/// has the effect that it has on silicon, and is counted.
///
/// Not safe for use by several threads.
public final class SimulatedHx711 {
    private static final long SHORTEST_NANOS = 200; // T3, T4
    private static final long VALID_NANOS = 100; // T1, T2
    private static final long POWER_DOWN_NANOS = 60_000;
    private static final int BITS = 24;
    private static final int SETTLING = 4;
    private static final int ALL = (1 << BITS) - 1;
    private static final int DEFAULT_PULSES = 25;

    private final LongSupplier nanos;
    private final long periodNanos;
    private IntSupplier counts = () -> 0;
    private boolean silent;

    private boolean sck;
    private boolean early;
    private long rose;
    private long fell;
    private int pulses;
    private int gain = DEFAULT_PULSES;
    private int wanted = DEFAULT_PULSES;
    private int word;
    private long readyAt;
    private int resets;
    private int violations;

    /// Switch one on.
    ///
    /// @param nanos its time
    /// @param rate conversions a second, 10 or 80
    public SimulatedHx711(LongSupplier nanos, int rate) {
        this.nanos = nanos;
        this.periodNanos = 1_000_000_000L / rate;
        readyAt = nanos.getAsLong() + SETTLING * periodNanos;
    }

    /// Say what the next conversions give: noise, creep and loads are the caller's.
    ///
    /// @param source of counts at a gain of 128; what is beyond 24 bits is the converter's end
    public void measure(IntSupplier source) {
        counts = source;
    }

    /// Let DOUT float high, as a cut cable does, or no more.
    ///
    /// @param cut whether it is cut
    public void cut(boolean cut) {
        silent = cut;
    }

    /// {@return the gain of the conversions that come now, as the last read asked for it}
    public int gain() {
        roll(nanos.getAsLong());
        return switch (gain) {
            case 26 -> 32;
            case 27 -> 64;
            default -> 128;
        };
    }

    /// {@return how often it was switched off by a pulse that was too long}
    public int resets() {
        return resets;
    }

    /// {@return how many edges came sooner than the datasheet allows}
    public int violations() {
        return violations;
    }

    /// Set PD_SCK.
    ///
    /// @param high its level
    public void clock(boolean high) {
        long now = nanos.getAsLong();
        roll(now);
        if (high && !sck) {
            rise(now);
        } else if (!high && sck) {
            fall(now);
        }
        sck = high;
    }

    private void rise(long now) {
        early = pulses == 0 && now - readyAt < VALID_NANOS;
        if (now - fell < SHORTEST_NANOS) {
            violations++;
        }
        if (pulses == 0) {
            word = early ? ALL : converted();
        }
        pulses++;
        rose = now;
    }

    private int converted() {
        int factor = gain();
        long value = (long) counts.getAsInt() * factor / 128;
        return (int) Math.clamp(value, -(1L << (BITS - 1)), (1L << (BITS - 1)) - 1) & ALL;
    }

    private void fall(long now) {
        fell = now;
        boolean off = now - rose >= POWER_DOWN_NANOS;
        if (early && !off) {
            violations++;
        }
        if (now - rose < SHORTEST_NANOS) {
            violations++;
            pulses--; // it did not see that one
        } else if (off) {
            resets++;
            pulses = 0;
            gain = DEFAULT_PULSES;
            wanted = DEFAULT_PULSES;
            readyAt = now + SETTLING * periodNanos;
        } else if (pulses > BITS) {
            wanted = Math.min(pulses, 27);
            readyAt = now + (wanted == gain ? 1 : SETTLING) * periodNanos;
        }
    }

    /// The next conversion is there: the pulses of the last one are over.
    private void roll(long now) {
        if (pulses > BITS && !sck && now >= readyAt) {
            pulses = 0;
            gain = wanted;
        }
    }

    /// {@return whether DOUT is high}
    public boolean data() {
        long now = nanos.getAsLong();
        roll(now);
        if (silent || (sck && now - rose >= POWER_DOWN_NANOS)) {
            return true;
        }
        if (pulses == 0) {
            return now < readyAt;
        }
        int shifted = sck && now - rose < VALID_NANOS ? pulses - 1 : pulses;
        return shifted > BITS || (shifted > 0 && ((word >> (BITS - shifted)) & 1) == 1);
    }
}
