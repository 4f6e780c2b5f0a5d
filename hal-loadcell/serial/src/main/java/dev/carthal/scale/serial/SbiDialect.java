package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;
import java.util.Optional;

/// Sartorius SBI (GC 803 manual p. 57):
///
/// ```text
/// ESC P  →  [name(6)] sign SP value(8) SP unit(3) CR LF
///           [name(6)] H, L or C among spaces CR LF     above, below the range; calibrating
///           Err ###
/// ```
///
/// Without a unit the weight is not stable.
final class SbiDialect implements Dialect {
    private static final int TEXT = 14;
    private static final int NAME = 6;

    private final Window window = new Window(64);
    private final Parsed parsed = new Parsed();
    private final Optional<WeightUnit> unit;

    /// @param unit of weights in motion, if it is configured; without it they are not told
    SbiDialect(Optional<WeightUnit> unit) {
        this.unit = unit;
    }

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & Ascii.SEVEN_BITS, sink);
        if (window.back(0) != Ascii.LF || window.back(1) != Ascii.CR) {
            return;
        }
        int end = window.length - 2;
        int start = window.lineStart(end);
        if (start == end) {
            window.taken();
            return;
        }
        parsed.begin(window.bytes, start, window.length);
        String refusal = end - start == TEXT
                ? read(start, end)
                : end - start == TEXT + NAME ? read(start + NAME, end) : "a line must be 14 or 20 characters";
        parsed.tell(window, refusal, sink);
    }

    private String read(int start, int end) {
        int word = word(start, end);
        switch (word) {
            case 'H', 'H' << 8 | 'H' -> parsed.flags.add(Flag.OVERLOAD);
            case 'L', 'L' << 8 | 'L' -> parsed.flags.add(Flag.UNDERLOAD);
            case 'C' -> parsed.flags.add(Flag.MOTION);
            case 'E' << 16 | 'r' << 8 | 'r' -> {
                return "the balance reports an error";
            }
            default -> {
                return weight(start);
            }
        }
        return "";
    }

    /// {@return the letters of the line, if there are three at most and only numbers and spaces else}
    private int word(int start, int end) {
        int word = 0;
        for (int at = start; at < end && word >= 0; at++) {
            int c = window.bytes[at];
            word = Ascii.letter(c) ? word > 0xFFFF ? -1 : word << 8 | c : c == ' ' || word > 0xFFFF ? word : -1;
        }
        return word;
    }

    private String weight(int start) {
        int sign = window.bytes[start];
        boolean signed = sign == '+' || sign == '-' || sign == ' ';
        if (!signed
                || window.bytes[start + 1] != ' '
                || window.bytes[start + 10] != ' '
                || !parsed.number(start, start + 10)) {
            return "the value must be a sign and eight characters between spaces";
        }
        if (blank(start + 11)) {
            parsed.flags.add(Flag.MOTION);
            if (unit.isEmpty()) {
                parsed.noWeight();
            }
            return "";
        }
        parsed.flags.add(Flag.STABLE);
        return parsed.unit(start + 11, start + 14) ? "" : "the unit must be mg, g, kg, t, ct, oz, ozt or lb";
    }

    private boolean blank(int at) {
        return window.bytes[at] == ' ' && window.bytes[at + 1] == ' ' && window.bytes[at + 2] == ' ';
    }
}
