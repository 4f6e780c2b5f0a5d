package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;
import java.util.Optional;

/// Toledo 8217, with the same bytes SASI and NCR (Magellan DIVA service manual 6.1.4):
///
/// ```text
/// W  →  STX digits with a point [N] CR   a weight at rest, N for net: WW.WWW is kg, 0WW.WW is lb
///       STX ? status CR                  no weight
/// ```
///
/// The status is seven bits that can be any character, CR and STX included. Bit 6 is always set or never; it is
/// no error, whatever some drivers call it.
final class ToledoDialect implements Dialect {
    private static final int LONGEST = 16;
    /// With fewer, the frame lost some on its way.
    private static final int FEWEST_DIGITS = 5;

    private static final int REASONS = 0x1F;

    private final Window window = new Window(LONGEST);
    private final Parsed parsed = new Parsed();
    private final Parsed last = new Parsed();
    private final Optional<WeightUnit> unit;

    /// @param unit what the scale shows, if it is configured; frames do not say it but by their digits
    ToledoDialect(Optional<WeightUnit> unit) {
        this.unit = unit;
    }

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & Ascii.SEVEN_BITS, sink);
        if (window.back(0) != Ascii.CR) {
            return;
        }
        if (window.back(3) == Ascii.STX && window.back(2) == '?') {
            status(window.back(1), sink);
        } else if (window.back(2) != Ascii.STX || window.back(1) != '?') { // else CR is the status
            weight(sink);
        }
    }

    private void weight(Sink sink) {
        boolean net = window.back(1) == 'N';
        int end = window.length - (net ? 2 : 1);
        int start = window.last(Ascii.STX, end) + 1;
        parsed.begin(window.bytes, Math.max(0, start - 1), window.length);
        if (start > 0 && unsigned(start, end) && parsed.number(start, end) && shape(end - start)) {
            parsed.flags.add(Flag.STABLE);
            if (net) {
                parsed.flags.add(Flag.NET);
            }
            parsed.conclude();
            last.begin(window.bytes, 0, 0).show(parsed);
            sink.frame(parsed);
            window.taken();
        } else if (window.length > 1) {
            window.refuse(sink, "neither a weight nor a status");
        }
    }

    /// A scale below zero answers with its status, so that a sign is a digit that was changed on its way.
    private boolean unsigned(int start, int end) {
        return window.last('+', end) < start && window.last('-', end) < start;
    }

    /// {@return whether all digits are there; sets the unit and the point}
    private boolean shape(int characters) {
        if (parsed.hasPoint()) {
            if (unit.isEmpty() && parsed.places() == 3) {
                parsed.unit(WeightUnit.KILOGRAM);
            } else if (unit.isEmpty() && parsed.places() == 2) {
                parsed.unit(WeightUnit.POUND);
            }
            return characters > FEWEST_DIGITS;
        }
        unit.ifPresent(
                shown -> parsed.places(shown.equals(WeightUnit.KILOGRAM) ? 3 : shown.equals(WeightUnit.POUND) ? 2 : 0));
        return characters >= FEWEST_DIGITS;
    }

    /// Some scales answer with a weight once and then, until it changes, with a status without any reason.
    private void status(int bits, Sink sink) {
        parsed.begin(window.bytes, window.length - 4, window.length);
        parsed.flag(bits, 0x01, Flag.MOTION);
        parsed.flag(bits, 0x02, Flag.OVERLOAD);
        parsed.flag(bits, 0x04, Flag.UNDER_ZERO);
        parsed.flag(bits, 0x08, Flag.OUTSIDE_ZERO_CAPTURE);
        parsed.flag(bits, 0x10, Flag.CENTER_OF_ZERO);
        parsed.flag(bits, 0x20, Flag.NET);
        if ((bits & REASONS) == 0) {
            parsed.flags.add(Flag.REPEATED);
            parsed.show(last);
        } else {
            last.begin(window.bytes, 0, 0);
        }
        sink.frame(parsed);
        window.taken();
    }
}
