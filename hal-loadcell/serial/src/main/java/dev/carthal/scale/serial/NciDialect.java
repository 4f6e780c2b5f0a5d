package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;

/// NCI, Weigh-Tronix SCP-01 and SCP-02 "ECR" (DIVA manual pp. 41-43, OHAUS Aviator 7000 service manual p. 49):
///
/// ```text
/// W CR  →  LF weight unit CR LF [S] h1 h2 [h3 [h4]] CR ETX
///          LF S h1 h2 [h3 [h4]] CR ETX    the ECR variant, when there is no weight
///          LF ? CR ETX                    it does not know the command
/// ```
///
/// Adam scales fill the weight with `^`, `_` or `-` when they have none.
final class NciDialect implements Dialect {
    private static final int LONGEST = 48;
    private static final int FEWEST_CHARACTERS = 6;

    private final Window window = new Window(LONGEST);
    private final Parsed parsed = new Parsed();

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & Ascii.SEVEN_BITS, sink);
        if (window.back(0) != Ascii.ETX || window.back(1) != Ascii.CR) {
            return;
        }
        int end = window.length - 2;
        int second = window.last(Ascii.LF, end);
        if (second < 0) {
            window.refuse(sink, "a reply must begin with LF");
        } else if (end - second == 2 && window.bytes[second + 1] == '?') {
            window.refuse(sink, "the scale does not know the command");
        } else {
            int first = second > 0 && window.bytes[second - 1] == Ascii.CR ? window.last(Ascii.LF, second - 1) : -1;
            parsed.begin(window.bytes, first < 0 ? second : first, window.length);
            String refusal = first < 0 ? "" : weight(first + 1, second - 1);
            if (refusal.isEmpty()) {
                refusal = status(second + 1, end, first < 0);
            }
            parsed.tell(window, refusal, sink);
        }
    }

    private String weight(int from, int to) {
        int filled = from;
        while (filled < to && window.bytes[filled] == window.bytes[from]) {
            filled++;
        }
        boolean full = filled - from >= FEWEST_CHARACTERS && (filled == to || parsed.unit(filled, to));
        switch (full ? window.bytes[from] : 0) {
            case '^' -> parsed.flags.add(Flag.OVERLOAD);
            case '_' -> parsed.flags.add(Flag.UNDERLOAD);
            case '-' -> parsed.flags.add(Flag.NOT_ZEROED);
            default -> {
                return number(from, to);
            }
        }
        return "";
    }

    private String number(int from, int to) {
        int unit = letters(from, to);
        int unitEnd = unit;
        while (unitEnd < to && Ascii.letter(window.bytes[unitEnd])) {
            unitEnd++;
        }
        if (!parsed.number(from, unit) || !parsed.unit(unit, unitEnd)) {
            return "the weight must be digits and a unit";
        }
        if (unitEnd < to) {
            return ounces((int) Math.min(parsed.whole(), Integer.MAX_VALUE), unitEnd, to);
        }
        return unit - from < FEWEST_CHARACTERS ? "the weight must be at least 6 characters" : "";
    }

    private String ounces(int pounds, int from, int to) {
        boolean inPounds = parsed.unit().equals(WeightUnit.POUND) && parsed.places() == 0;
        int unit = letters(from, to);
        if (!inPounds
                || pounds > 9999
                || !parsed.number(from, unit)
                || !parsed.unit(unit, to)
                || !parsed.unit().equals(WeightUnit.OUNCE)) {
            return "two numbers must be pounds and ounces";
        }
        parsed.pounds(pounds);
        return "";
    }

    private int letters(int from, int to) {
        int at = from;
        while (at < to && !Ascii.letter(window.bytes[at])) {
            at++;
        }
        return at;
    }

    /// @param alone whether no weight came with it
    private String status(int from, int to, boolean alone) {
        int at = window.bytes[from] == 'S' ? from + 1 : from;
        int count = to - at;
        if (count < 2 || count > 4 || (alone && at == from) || !whole(at, count)) {
            return "the status must be two to four bytes, all but the last announcing the next";
        }
        int first = window.bytes[at];
        int second = window.bytes[at + 1];
        int third = count > 2 ? window.bytes[at + 2] : 0;
        parsed.flag(first, 0x01, Flag.MOTION);
        parsed.flag(first, 0x02, Flag.CENTER_OF_ZERO);
        parsed.flag(first, 0x0C, Flag.HARDWARE_FAULT);
        parsed.flag(second, 0x01, Flag.UNDERLOAD);
        parsed.flag(second, 0x02, Flag.OVERLOAD);
        parsed.flag(second, 0x04, Flag.HARDWARE_FAULT);
        parsed.flag(second, 0x08, Flag.CALIBRATION_FAULT);
        parsed.flag(third, 0x04, Flag.NET);
        parsed.flag(third, 0x08, Flag.NOT_ZEROED);
        if (parsed.hasWeight() && (first & 0x01) == 0) {
            parsed.flags.add(Flag.STABLE);
        }
        return "";
    }

    /// {@return whether bits 4 and 5 mark each as status, and bit 6 says rightly whether another follows}
    private boolean whole(int at, int count) {
        for (int i = 0; i < count; i++) {
            boolean more = i > 0 && (window.bytes[at + i] & 0x40) != 0;
            boolean follows = i > 0 && i < count - 1;
            if ((window.bytes[at + i] & 0x30) != 0x30 || more != follows) {
                return false;
            }
        }
        return (window.bytes[at] & 0x40) == 0;
    }
}
