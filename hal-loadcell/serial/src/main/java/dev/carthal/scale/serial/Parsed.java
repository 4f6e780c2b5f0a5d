package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one frame said; one object for each dialect, filled again for each frame.
final class Parsed {
    /// So that milligrams of tonnes fit into a `long`.
    private static final long MOST = 999_999_999;

    private static final int OUNCES_A_POUND = 16;

    final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private byte[] frame = {};
    private int start;
    private int end;
    private boolean weight;
    private boolean negative;
    private boolean point;
    private long digits;
    private int places;
    private @Nullable WeightUnit unit;

    /// Begin with the frame in these bytes, `from` inclusive, `to` exclusive.
    Parsed begin(byte[] bytes, int from, int to) {
        flags.clear();
        frame = bytes;
        start = from;
        end = to;
        noWeight();
        unit = null;
        return this;
    }

    /// Take a field such as ` -  12.50 `: spaces, perhaps a sign, spaces, digits with at most one point among
    /// them, spaces.
    ///
    /// @return whether it is one; there is no weight otherwise
    boolean number(int from, int to) {
        noWeight();
        int at = spaces(from, to);
        boolean minus = at < to && frame[at] == '-';
        at = minus || (at < to && frame[at] == '+') ? spaces(at + 1, to) : at;
        for (; at < to && part(frame[at], at + 1 < to ? frame[at + 1] : 0); at++) {
            if (frame[at] == '.') {
                point = true;
            } else {
                digits = digits * 10 + frame[at] - '0';
                places += point ? 1 : 0;
                weight = digits <= MOST;
                if (!weight) {
                    return false;
                }
            }
        }
        negative = minus;
        weight &= spaces(at, to) == to;
        return weight;
    }

    private boolean part(int c, int next) {
        return Ascii.digit(c) || (c == '.' && !point && Ascii.digit(next));
    }

    private int spaces(int from, int to) {
        int at = from;
        while (at < to && frame[at] == ' ') {
            at++;
        }
        return at;
    }

    /// Add whole pounds to a number of ounces.
    void pounds(int count) {
        long ounces = (long) count * OUNCES_A_POUND;
        for (int i = 0; i < places; i++) {
            ounces *= 10;
        }
        digits += ounces;
    }

    /// Say that the scale said zero, in a word instead of digits.
    void zero(int decimals) {
        noWeight();
        weight = true;
        places = decimals;
    }

    /// {@return the whole number that was read, without its sign}
    long whole() {
        return digits;
    }

    void negate() {
        negative = true;
    }

    /// Say how many of the digits stand behind a point that was not sent; fewer than none add zeros.
    void places(int count) {
        places = count;
    }

    int places() {
        return places;
    }

    boolean hasPoint() {
        return point;
    }

    /// Take the unit that stands there, in any case, with spaces around it.
    ///
    /// @return whether it is one
    boolean unit(int from, int to) {
        unit = Units.of(frame, from, to);
        return unit != null;
    }

    void unit(WeightUnit shown) {
        unit = shown;
    }

    /// Say that the scale showed no weight, whatever digits the frame has.
    void noWeight() {
        weight = false;
        negative = false;
        point = false;
        digits = 0;
        places = 0;
    }

    /// Hand on what the frame that ended here said, or why it is refused.
    ///
    /// @param refusal why; empty where the frame is good
    void tell(Window window, String refusal, Dialect.Sink sink) {
        if (refusal.isEmpty()) {
            conclude();
            sink.frame(this);
            window.taken();
        } else {
            window.refuse(sink, refusal);
        }
    }

    /// Note what a bit of a status says.
    void flag(int bits, int bit, Flag flag) {
        if ((bits & bit) != 0) {
            flags.add(flag);
        }
    }

    /// Draw the conclusions that all dialects share, when everything else is said: a scale in these states shows
    /// no weight, whatever digits it sends, and a gross weight below zero is one.
    void conclude() {
        if (flags.contains(Flag.OVERLOAD) && negative) {
            flags.remove(Flag.OVERLOAD);
            flags.add(Flag.UNDERLOAD);
        }
        if (flags.contains(Flag.OVERLOAD)
                || flags.contains(Flag.UNDERLOAD)
                || flags.contains(Flag.LEVEL_FAULT)
                || flags.contains(Flag.CALIBRATION_FAULT)
                || flags.contains(Flag.HARDWARE_FAULT)) {
            noWeight();
        } else if (weight && negative && !flags.contains(Flag.NET)) {
            flags.add(Flag.UNDER_ZERO);
        }
    }

    boolean hasWeight() {
        return weight;
    }

    BigDecimal value() {
        BigDecimal value = BigDecimal.valueOf(negative ? -digits : digits, places);
        return places < 0 ? value.setScale(0) : value;
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
        return Arrays.copyOfRange(frame, start, end);
    }

    /// Be as another, but for the flags and the bytes: what the scale showed before, it still shows.
    void show(Parsed earlier) {
        weight = earlier.weight;
        negative = earlier.negative;
        point = earlier.point;
        digits = earlier.digits;
        places = earlier.places;
        unit = earlier.unit;
    }
}
