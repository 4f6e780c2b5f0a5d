package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;

/// Lines such as `ST,GS,+  1.234kg`, as A&D (EK-L manual p. 28), Dini Argeo (LTP manual p. 43), CAS indicators,
/// OHAUS and most indicators without a name send them:
///
/// ```text
/// [address] [ST|US|OL|UL|TL|QT ,] [GS|NT|G|N|OK|LO|HI ,] [sign] number [,] [unit] [?] [N|G] CR LF
/// ```
///
/// A stream that has headers always has them, so a line without one is then the rest of a torn line.
final class AsciiDialect implements Dialect {
    private static final int LONGEST = 64;

    private final byte[] frame = new byte[LONGEST];
    private final Parsed parsed = new Parsed();
    private int length;
    private int at;
    private boolean inStep;
    private boolean headersSeen;

    /// @param fromTheStart whether the first byte is the first of a frame, because the scale speaks only when
    ///     asked
    AsciiDialect(boolean fromTheStart) {
        inStep = fromTheStart;
    }

    @Override
    public void accept(byte value, Sink sink) {
        if (value == '\n' || value == '\r') {
            boolean acknowledges = length == 1 && frame[0] == Ascii.ACK; // A&D's answer to a command
            if (acknowledges) {
                sink.keyDone();
            } else if (inStep && length > 0 && !refusesKey(sink)) {
                parse(sink);
            }
            length = 0;
            inStep = true;
        } else if (length == LONGEST) {
            if (inStep) {
                sink.refused(frame, length, "a line is at most " + LONGEST + " bytes");
            }
            inStep = false;
        } else {
            frame[length++] = value;
        }
    }

    /// A&D: `EC,E2` it is not ready, `EC,E7` out of range.
    private boolean refusesKey(Sink sink) {
        if (length < 5 || frame[0] != 'E' || frame[1] != 'C' || frame[2] != ',' || frame[3] != 'E') {
            return false;
        }
        return sink.keyRefused(
                switch (frame[4]) {
                    case '2' -> Reason.MOTION;
                    case '7' -> Reason.OUT_OF_RANGE;
                    default -> Reason.OTHER;
                },
                "the scale says EC,E" + (char) frame[4]);
    }

    private void parse(Sink sink) {
        parsed.begin(frame, 0, length);
        at = 0;
        String refusal = header();
        if (refusal.isEmpty()) {
            refusal = number();
        }
        if (refusal.isEmpty()) {
            refusal = tail();
        }
        if (refusal.isEmpty()) {
            parsed.conclude();
            sink.frame(parsed);
        } else {
            sink.refused(frame, length, refusal);
        }
    }

    /// {@return why the line is refused; empty when it is not}
    private String header() {
        spaces();
        int start = at;
        digits(2);
        if (at - start != 2 || !Ascii.letter(peek(0)) || !Ascii.letter(peek(1))) {
            at = start; // no address
        }
        if (!Ascii.letter(peek(0)) || !Ascii.letter(peek(1)) || peek(2) != ',') {
            return headersSeen ? "the line has no header, though others had" : "";
        }
        headersSeen = true;
        String refusal = status(frame[at] << 8 | frame[at + 1]);
        at += 3;
        return refusal.isEmpty() ? second() : refusal;
    }

    private String status(int pair) {
        switch (pair) {
            case 'S' << 8 | 'T' -> parsed.flags.add(Flag.STABLE);
            case 'U' << 8 | 'S' -> parsed.flags.add(Flag.MOTION);
            case 'O' << 8 | 'L' -> parsed.flags.add(Flag.OVERLOAD);
            case 'U' << 8 | 'L' -> parsed.flags.add(Flag.UNDERLOAD);
            case 'T' << 8 | 'L' -> parsed.flags.add(Flag.LEVEL_FAULT);
            case 'Q' << 8 | 'T' -> {
                return "the scale is counting pieces; switch it to weighing";
            }
            case 'E' << 8 | 'C' -> {
                return "the scale reports an error";
            }
            default -> {
                return "the header must be ST, US, OL, UL or TL";
            }
        }
        return "";
    }

    private String second() {
        if (!Ascii.letter(peek(0))) {
            return "";
        }
        int start = at;
        while (Ascii.letter(peek(0))) {
            at++;
        }
        if (peek(0) != ',') {
            at = start;
            return "";
        }
        if (frame[start] == 'N') {
            parsed.flags.add(Flag.NET);
        }
        at++;
        skipLamps();
        return "";
    }

    /// CAS indicators put their number and a byte of lamps between the headers and the weight: `ST,GS,1@,`.
    private void skipLamps() {
        if (peek(2) == ',' && !Ascii.digit(peek(1))) {
            at += 3;
        }
    }

    private String number() {
        int start = at;
        spaces();
        if (peek(0) == '-' || peek(0) == '+') {
            at++;
        }
        spaces();
        while (Ascii.digit(peek(0)) || (peek(0) == '.' && Ascii.digit(peek(1)))) {
            at++;
        }
        boolean weighs = parsed.number(start, at);
        if (parsed.flags.contains(Flag.OVERLOAD)
                || parsed.flags.contains(Flag.UNDERLOAD)
                || parsed.flags.contains(Flag.LEVEL_FAULT)) {
            at = length; // it shows no weight, whatever digits it sends
            return "";
        }
        return weighs ? "" : "the line has no number";
    }

    private String tail() {
        spaces();
        if (peek(0) == ',') {
            at++;
            spaces();
        }
        String refusal = unit();
        if (refusal.isEmpty() && peek(0) == ':') {
            refusal = ounces();
        }
        spaces();
        if (peek(0) == '?') {
            parsed.flags.add(Flag.MOTION);
            at++;
            spaces();
        }
        if (peek(0) == 'N' || peek(0) == 'G') {
            if (peek(0) == 'N') {
                parsed.flags.add(Flag.NET);
            }
            at++;
            spaces();
        }
        return !refusal.isEmpty() ? refusal : at < length ? "the line goes on after the weight" : "";
    }

    /// OHAUS shows pounds and ounces as `3 lb:5.6 oz`.
    private String ounces() {
        long pounds = parsed.whole();
        boolean whole = parsed.hasUnit() && parsed.unit().equals(WeightUnit.POUND) && parsed.places() == 0;
        at++;
        String refusal = number();
        spaces();
        refusal = refusal.isEmpty() ? unit() : refusal;
        boolean ounces = refusal.isEmpty() && parsed.hasUnit() && parsed.unit().equals(WeightUnit.OUNCE);
        if (!whole || !ounces || pounds > 9999) {
            return "two numbers must be pounds and ounces";
        }
        parsed.pounds((int) pounds);
        return "";
    }

    private String unit() {
        int start = at;
        while (Ascii.letter(peek(0))
                && !(at == start && (peek(0) == 'N' || peek(0) == 'G') && !Ascii.letter(peek(1)))) {
            at++;
        }
        return at == start || parsed.unit(start, at) ? "" : "the unit must be mg, g, kg, t, ct, oz, ozt or lb";
    }

    private void spaces() {
        while (peek(0) == ' ') {
            at++;
        }
    }

    private void digits(int most) {
        for (int i = 0; i < most && Ascii.digit(peek(0)); i++) {
            at++;
        }
    }

    private int peek(int ahead) {
        return at + ahead < length ? frame[at + ahead] : -1;
    }
}
