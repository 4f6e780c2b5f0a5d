package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;

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
    public void reset() {
        length = 0;
        inStep = false;
    }

    @Override
    public void accept(byte value, Sink sink) {
        if (value == '\n' || value == '\r') {
            if (inStep && length > 0) {
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

    private void parse(Sink sink) {
        parsed.begin(frame, length);
        at = 0;
        String refusal = header();
        if (refusal.isEmpty()) {
            refusal = number();
        }
        if (refusal.isEmpty()) {
            refusal = tail();
        }
        if (refusal.isEmpty()) {
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
        if (at - start != 2 || !letter(peek(0)) || !letter(peek(1))) {
            at = start; // no address
        }
        if (!letter(peek(0)) || !letter(peek(1)) || peek(2) != ',') {
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
        if (!letter(peek(0))) {
            return "";
        }
        int start = at;
        while (letter(peek(0))) {
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
        if (peek(2) == ',' && !digit(peek(1))) {
            at += 3;
        }
    }

    private String number() {
        spaces();
        boolean negative = peek(0) == '-';
        if (negative || peek(0) == '+') {
            at++;
        }
        spaces();
        int start = at;
        if (negative) {
            parsed.digit('-');
        }
        while (digit(peek(0)) || (peek(0) == '.' && digit(peek(1)))) {
            parsed.digit((char) peek(0));
            at++;
        }
        return noWeight(negative) ? "" : at == start ? "the line has no number" : "";
    }

    /// {@return whether the scale shows no weight in this state, whatever digits it sends}
    private boolean noWeight(boolean negative) {
        if (parsed.flags.contains(Flag.OVERLOAD) && negative) {
            parsed.flags.remove(Flag.OVERLOAD);
            parsed.flags.add(Flag.UNDERLOAD);
        }
        boolean none = parsed.flags.contains(Flag.OVERLOAD)
                || parsed.flags.contains(Flag.UNDERLOAD)
                || parsed.flags.contains(Flag.LEVEL_FAULT);
        if (none) {
            parsed.noWeight();
            at = length;
        } else if (negative) {
            parsed.flags.add(Flag.UNDER_ZERO);
        }
        return none;
    }

    private String tail() {
        spaces();
        if (peek(0) == ',') {
            at++;
            spaces();
        }
        String refusal = unit();
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
        if (parsed.flags.contains(Flag.NET)) {
            parsed.flags.remove(Flag.UNDER_ZERO); // a net weight may be negative
        }
        return !refusal.isEmpty() ? refusal : at < length ? "the line goes on after the weight" : "";
    }

    private String unit() {
        int start = at;
        while (letter(peek(0)) && !(at == start && (peek(0) == 'N' || peek(0) == 'G') && !letter(peek(1)))) {
            at++;
        }
        int pair = at - start == 1 ? frame[start] | 0x20 : at - start == 2 ? lower(start) : 0;
        switch (pair) {
            case 'g' -> parsed.unit(WeightUnit.GRAM);
            case 't' -> parsed.unit(WeightUnit.TONNE);
            case 'k' << 8 | 'g' -> parsed.unit(WeightUnit.KILOGRAM);
            case 'm' << 8 | 'g' -> parsed.unit(WeightUnit.MILLIGRAM);
            case 'l' << 8 | 'b' -> parsed.unit(WeightUnit.POUND);
            case 'o' << 8 | 'z' -> parsed.unit(WeightUnit.OUNCE);
            case 'c' << 8 | 't' -> parsed.unit(WeightUnit.CARAT);
            default -> {
                return at == start ? "" : "the unit must be mg, g, kg, t, ct, oz or lb";
            }
        }
        return "";
    }

    private int lower(int start) {
        return (frame[start] | 0x20) << 8 | frame[start + 1] | 0x20;
    }

    private void spaces() {
        while (peek(0) == ' ') {
            at++;
        }
    }

    private void digits(int most) {
        for (int i = 0; i < most && digit(peek(0)); i++) {
            at++;
        }
    }

    private int peek(int ahead) {
        return at + ahead < length ? frame[at + ahead] : -1;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
