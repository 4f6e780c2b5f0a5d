package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one frame said; one object for each dialect, filled again for each frame.
final class Parsed {
    final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final char[] digits = new char[32];
    private int digitCount;
    private byte[] frame = {};
    private int length;
    private @Nullable WeightUnit unit;

    void begin(byte[] bytes, int count) {
        flags.clear();
        digitCount = 0;
        unit = null;
        frame = bytes;
        length = count;
    }

    /// Add a character of the number, sign first.
    void digit(char digit) {
        if (digitCount < digits.length) {
            digits[digitCount++] = digit;
        }
    }

    void unit(WeightUnit shown) {
        unit = shown;
    }

    /// Say that the scale showed no weight, whatever digits the frame has.
    void noWeight() {
        digitCount = 0;
    }

    boolean hasWeight() {
        return digitCount > 0;
    }

    BigDecimal value() {
        return new BigDecimal(digits, 0, digitCount);
    }

    boolean hasUnit() {
        return unit != null;
    }

    WeightUnit unit() {
        if (unit == null) {
            throw new IllegalStateException("the frame carried no unit");
        }
        return unit;
    }

    byte[] bytes() {
        return java.util.Arrays.copyOf(frame, length);
    }
}
