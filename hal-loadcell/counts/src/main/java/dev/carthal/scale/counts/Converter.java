package dev.carthal.scale.counts;

/// A converter's range: at its ends it says only that there is more.
///
/// @param bits of its two's complement, 8 to 32
public record Converter(int bits) {
    /// 24 bits, as those for load cells have: HX711, NAU7802, ADS123x.
    public static final Converter BITS_24 = new Converter(24);

    /// Check the range.
    public Converter {
        if (bits < 8 || bits > 32) {
            throw new IllegalArgumentException("bits must be 8..32: bits=" + bits);
        }
    }

    boolean isAbove(int counts) {
        return counts >= (1L << (bits - 1)) - 1;
    }

    boolean isBelow(int counts) {
        return counts <= -(1L << (bits - 1));
    }
}
