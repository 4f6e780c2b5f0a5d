package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;

/// Toledo continuous output, as of the 8142 and 8530 (MT WildCat manual p. 40, Rice Lake 880 p. 108):
///
/// ```text
/// STX A B C weight(6) [tare(6)] CR [checksum]     about seven times a second
/// ```
///
/// With the checksum, the low seven bits of all bytes sum up to 0. With tare and checksum a frame has 18 bytes;
/// the variants have 17, 12 or 11.
final class ToledoContinuousDialect implements Dialect {
    private static final int HEAD = 4;
    private static final int DIGITS = 6;

    private final Window window;
    private final Parsed parsed = new Parsed();
    private final int frame;
    private final boolean checked;

    /// @param frame how many bytes a frame has: 18, 17, 12 or 11
    ToledoContinuousDialect(int frame) {
        this.frame = frame;
        this.checked = frame == 18 || frame == 12;
        this.window = new Window(frame);
    }

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & Ascii.SEVEN_BITS, sink);
        int tail = checked ? 2 : 1;
        if (window.length < frame || window.bytes[0] != Ascii.STX || window.bytes[frame - tail] != Ascii.CR) {
            return;
        }
        if (!status() || !fields(frame - tail)) {
            return; // STX and CR of something else
        }
        if (checked && sum() != 0) {
            window.refuse(sink, "the checksum is wrong");
            return;
        }
        String refusal = read();
        if (refusal.isEmpty()) {
            sink.frame(parsed);
            window.taken();
        } else {
            window.refuse(sink, refusal);
        }
    }

    private boolean status() {
        return (window.bytes[1] & 0x60) == 0x20 && (window.bytes[3] & 0x20) != 0;
    }

    private boolean fields(int end) {
        for (int at = HEAD; at < end; at++) {
            if (!Ascii.digit(window.bytes[at]) && window.bytes[at] != ' ') {
                return false;
            }
        }
        return true;
    }

    private int sum() {
        int sum = 0;
        for (int at = 0; at < frame; at++) {
            sum += window.bytes[at];
        }
        return sum & Ascii.SEVEN_BITS;
    }

    private String read() {
        parsed.begin(window.bytes, 0, frame);
        int second = window.bytes[2];
        parsed.flag(second, 0x04, Flag.OVERLOAD);
        if (!parsed.number(HEAD, HEAD + DIGITS) && (second & 0x04) == 0) {
            return "the weight must be digits";
        }
        parsed.places((window.bytes[1] & 0x07) - 2);
        if ((second & 0x02) != 0) {
            parsed.negate();
        }
        parsed.flag(second, 0x01, Flag.NET);
        parsed.flags.add((second & 0x08) != 0 ? Flag.MOTION : Flag.STABLE);
        parsed.flag(second, 0x40, Flag.NOT_ZEROED);
        parsed.flag(window.bytes[3], 0x10, Flag.HIGH_RESOLUTION);
        parsed.flag(window.bytes[3], 0x40, Flag.PRESET_TARE);
        parsed.conclude();
        return unit((second & 0x10) != 0);
    }

    private String unit(boolean metric) {
        switch (window.bytes[3] & 0x07) {
            case 0 -> parsed.unit(metric ? WeightUnit.KILOGRAM : WeightUnit.POUND);
            case 1 -> parsed.unit(WeightUnit.GRAM);
            case 2 -> parsed.unit(WeightUnit.TONNE);
            default -> {
                return "the unit must be lb, kg, g or t";
            }
        }
        return "";
    }
}
