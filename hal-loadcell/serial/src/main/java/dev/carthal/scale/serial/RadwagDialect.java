package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;

/// Radwag indicators:
///
/// ```text
/// SI CR LF  →  command SP [ |?|^|v] SP sign mass(9) SP unit(3) CR LF
///              command SP A|I|E|^|v CR LF
/// ```
///
/// `?` is in motion, `^` above and `v` below the range; alone, `A` is understood, `I` not now, `E` out of time.
final class RadwagDialect implements Dialect {
    private static final int TAIL = 17; // space, mark, space, sign, mass, space, unit
    private static final int SHORTEST_COMMAND = 1;

    private final Window window = new Window(48);
    private final Parsed parsed = new Parsed();

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & 0xFF, sink);
        if (window.back(0) != Ascii.LF || window.back(1) != Ascii.CR) {
            return;
        }
        int end = window.length - 2;
        int start = window.lineStart(end);
        boolean understood = end - start >= 3 && window.bytes[end - 1] == 'A' && window.bytes[end - 2] == ' ';
        if (start == end || understood) {
            window.taken(); // the weight follows
            return;
        }
        parsed.begin(window.bytes, start, window.length);
        String refusal = end - start >= TAIL + SHORTEST_COMMAND ? weight(start, end) : answer(start, end);
        parsed.tell(window, refusal, sink);
    }

    private String answer(int start, int end) {
        boolean reply = end - start >= 3 && Ascii.letter(window.bytes[start]) && window.bytes[end - 2] == ' ';
        int word = window.bytes[end - 1];
        boolean busy = word == 'I'; // it answered, and had no weight
        return reply && (busy || (word != '?' && mark(word))) ? "" : "not a weight";
    }

    private String weight(int start, int end) {
        byte[] bytes = window.bytes;
        int tail = end - TAIL;
        for (int at = start; at < tail; at++) {
            if (!Ascii.letter(bytes[at]) && (at == start || bytes[at] != ' ')) {
                return "a line must begin with the command";
            }
        }
        if (bytes[tail] != ' ' || bytes[tail + 2] != ' ' || bytes[end - 4] != ' ') {
            return "the fields must stand between spaces";
        }
        if (bytes[tail + 1] == ' ') {
            parsed.flags.add(Flag.STABLE);
        } else if (!mark(bytes[tail + 1])) {
            return "the mark must be a space, ?, ^ or v";
        }
        boolean weighs = parsed.number(tail + 3, end - 4) && parsed.unit(end - 3, end);
        return weighs ? "" : "the mass must be a number and a unit";
    }

    private boolean mark(int mark) {
        switch (mark) {
            case '?' -> parsed.flags.add(Flag.MOTION);
            case '^' -> parsed.flags.add(Flag.OVERLOAD);
            case 'v' -> parsed.flags.add(Flag.UNDERLOAD);
            default -> {
                return false;
            }
        }
        return true;
    }
}
