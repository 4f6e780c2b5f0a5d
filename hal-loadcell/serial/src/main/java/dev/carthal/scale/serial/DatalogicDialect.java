package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;

/// The scale's half of a Datalogic single cable (knowledge base KA-01089), on which the scanner speaks, too:
///
/// ```text
/// S11 CR  →  S11 digits CR      a weight at rest and in range; nothing otherwise
/// S14 CR  →  S144 digits CR     a weight at rest
///            S140 no zero  S141 in motion  S142 overload  S143 at zero  S145 under zero   CR
/// ```
///
/// Five digits are kilograms with three places, four are pounds with two. What else comes is the scanner's.
final class DatalogicDialect implements Dialect {
    private static final int KILOGRAMS = 5;
    private static final int POUNDS = 4;

    private final Window window = new Window(128);
    private final Parsed parsed = new Parsed();

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & Ascii.SEVEN_BITS, sink);
        if (window.back(0) != Ascii.CR) {
            return;
        }
        int end = window.length - 1;
        int start = window.lineStart(end);
        parsed.begin(window.bytes, start, window.length);
        if (end - start > 3 && window.bytes[start] == 'S' && window.bytes[start + 1] == '1' && read(start + 2, end)) {
            sink.frame(parsed);
        }
        window.taken();
    }

    private boolean read(int kind, int end) {
        if (window.bytes[kind] == '1') {
            return weight(kind + 1, end);
        }
        if (window.bytes[kind] != '4') {
            return false;
        }
        return window.bytes[kind + 1] == '4' ? weight(kind + 2, end) : end == kind + 2 && none(window.bytes[kind + 1]);
    }

    private boolean weight(int from, int end) {
        for (int at = from; at < end; at++) {
            if (!Ascii.digit(window.bytes[at])) {
                return false;
            }
        }
        int count = end - from;
        boolean known = (count == KILOGRAMS || count == POUNDS) && parsed.number(from, end);
        if (known) {
            parsed.places(count == KILOGRAMS ? 3 : 2);
            parsed.unit(count == KILOGRAMS ? WeightUnit.KILOGRAM : WeightUnit.POUND);
            parsed.flags.add(Flag.STABLE);
        }
        return known;
    }

    private boolean none(int status) {
        switch (status) {
            case '0' -> parsed.flags.add(Flag.NOT_ZEROED);
            case '1' -> parsed.flags.add(Flag.MOTION);
            case '2' -> parsed.flags.add(Flag.OVERLOAD);
            case '3' -> zero();
            case '5' -> parsed.flags.add(Flag.UNDER_ZERO);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// The one status that is a weight: the scale says itself that it is zero, in whatever unit.
    private void zero() {
        parsed.zero(3);
        parsed.unit(WeightUnit.KILOGRAM);
        parsed.flags.add(Flag.STABLE);
        parsed.flags.add(Flag.CENTER_OF_ZERO);
    }
}
