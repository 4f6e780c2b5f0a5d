package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;

/// SMA SCP-0499 of the Scale Manufacturers Association, levels 1 and 2:
///
/// ```text
/// LF W CR  →  LF status range net motion future weight(10) unit(3) CR
///             LF ? CR   unknown command        LF ! CR   communication error
/// ```
final class SmaDialect implements Dialect {
    private static final int FRAME = 20;
    private static final int WEIGHT = 6;
    private static final int UNIT = 16;
    private static final String NO_ZERO = "the scale could not take its zero";
    private static final String NO_TARE = "the scale could not take its tare";

    private final Window window = new Window(FRAME);
    private final Parsed parsed = new Parsed();

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & Ascii.SEVEN_BITS, sink);
        if (window.back(0) != Ascii.CR) {
            return;
        }
        if (window.back(FRAME - 1) == Ascii.LF) {
            String refusal = read();
            Reason reason = parsed.flags.contains(Flag.MOTION) ? Reason.MOTION : Reason.OUT_OF_RANGE;
            if ((refusal.equals(NO_ZERO) || refusal.equals(NO_TARE)) && sink.keyRefused(reason, refusal)) {
                window.taken();
            } else {
                parsed.tell(window, refusal, sink);
            }
        } else if (window.back(2) == Ascii.LF && window.back(1) == '?') {
            window.refuse(sink, "the scale does not know the command");
        } else if (window.back(2) == Ascii.LF && window.back(1) == '!') {
            window.refuse(sink, "the scale did not understand the command");
        } else if (window.length > 1) {
            window.refuse(sink, "a reply must be 18 characters between LF and CR");
        }
    }

    private String read() {
        parsed.begin(window.bytes, 0, FRAME);
        if (!parsed.number(WEIGHT, UNIT) && !dashes()) {
            return "the weight must be ten characters";
        }
        int end = FRAME - 1;
        while (end > UNIT && window.bytes[end - 1] == '_') {
            end--;
        }
        if (!parsed.unit(UNIT, end)) {
            return "the unit must be mg, g, kg, t, ct, oz, ozt or lb";
        }
        String refusal = status();
        return refusal.isEmpty() ? net() : refusal;
    }

    private boolean dashes() {
        for (int at = WEIGHT; at < UNIT; at++) {
            if (window.bytes[at] != '-') {
                return false;
            }
        }
        return true;
    }

    private String status() {
        boolean moving = window.bytes[4] == 'M';
        if (moving) {
            parsed.flags.add(Flag.MOTION);
        } else if (window.bytes[4] == ' ' && parsed.hasWeight()) {
            parsed.flags.add(Flag.STABLE);
        }
        switch (window.bytes[1]) {
            case ' ' -> {}
            case 'Z' -> parsed.flags.add(Flag.CENTER_OF_ZERO);
            case 'O' -> parsed.flags.add(Flag.OVERLOAD);
            case 'U' -> parsed.flags.add(Flag.UNDERLOAD);
            case 'I' -> parsed.flags.add(Flag.NOT_ZEROED);
            case 'E' -> {
                return NO_ZERO;
            }
            case 'T' -> {
                return NO_TARE;
            }
            default -> {
                return "the status must be a space or one of Z, O, U, E, I or T";
            }
        }
        return "";
    }

    private String net() {
        int kind = window.bytes[3];
        switch (kind | 0x20) {
            case 'g' -> {}
            case 'n' -> parsed.flags.add(Flag.NET);
            case 't' -> {
                return "the scale sent its tare";
            }
            default -> {
                return "the weight must be gross, net or tare";
            }
        }
        if ((kind & 0x20) != 0) {
            parsed.flags.add(Flag.HIGH_RESOLUTION);
        }
        return "";
    }
}
