package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;
import java.nio.charset.StandardCharsets;

/// MT-SICS, levels 0 and 1, of Mettler-Toledo (AT and JS manuals):
///
/// ```text
/// SI CR LF  →  S S     100.00 g CR LF    at rest      S D …   in motion
///              S I   not now     S +   overload     S -   underload
///              ES, ET, EL        syntax, transmission, logical error
/// Z, T, TAC     →  Z A, T S     100.00 g, TAC A   done;  Z I, T I  not at rest;  Z +, T -  out of range
/// ```
///
/// The value is right-aligned in ten characters: a torn line shows by that. Some emulators answer `SI` with
/// `SI`.
final class SicsDialect implements Dialect {
    private static final int LONGEST = 64;
    private static final int VALUE = 10;

    private final Window window = new Window(LONGEST);
    private final Parsed parsed = new Parsed();

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & Ascii.SEVEN_BITS, sink);
        if (window.back(0) != Ascii.LF || window.back(1) != Ascii.CR) {
            return;
        }
        int end = window.length - 2;
        int start = window.lineStart(end);
        if (start == end || introduces(start, end) || answersKey(start, end, sink)) {
            window.taken();
            return;
        }
        parsed.begin(window.bytes, start, window.length);
        String refusal = line(start, end);
        if (refusal.startsWith("the scale ") && sink.keyRefused(Reason.OTHER, refusal)) {
            window.taken();
            return;
        }
        parsed.tell(window, refusal, sink);
    }

    /// {@return whether it is `I4 A …`, which a scale sends by itself after it was switched on}
    private boolean introduces(int start, int end) {
        return end - start > 4 && window.bytes[start] == 'I' && window.bytes[start + 1] == '4';
    }

    /// {@return whether it is the answer to a key}
    private boolean answersKey(int start, int end, Sink sink) {
        if (window.bytes[start] != 'Z' && window.bytes[start] != 'T') {
            return false;
        }
        String line = new String(window.bytes, start, end - start, StandardCharsets.US_ASCII);
        switch (line) {
            case "Z A", "TAC A" -> sink.keyDone();
            case "Z I", "T I" -> {
                return sink.keyRefused(Reason.MOTION, "the scale says " + line);
            }
            case "Z +", "Z -", "T +", "T -" -> {
                return sink.keyRefused(Reason.OUT_OF_RANGE, "the scale says " + line);
            }
            default -> {
                if (!line.startsWith("T S ")) {
                    return false;
                }
                sink.keyDone();
            }
        }
        return true;
    }

    private String line(int start, int end) {
        if (end - start == 2 && window.bytes[start] == 'E') {
            return switch (window.bytes[start + 1]) {
                case 'S' -> "the scale does not know the command";
                case 'T' -> "the scale received the command with a transmission error";
                case 'L' -> "the scale cannot execute the command";
                default -> "not a reply to SI";
            };
        }
        int at = start + 1;
        if (at < end && window.bytes[at] == 'I') {
            at++;
        }
        if (window.bytes[start] != 'S' || end - at < 2 || window.bytes[at] != ' ') {
            return "not a reply to SI";
        }
        return end == at + 2 ? none(window.bytes[at + 1]) : weight(at + 1, end);
    }

    private String none(int status) {
        switch (status) {
            case 'I' -> {} // busy: it answered, and had no weight
            case '+' -> parsed.flags.add(Flag.OVERLOAD);
            case '-' -> parsed.flags.add(Flag.UNDERLOAD);
            default -> {
                return "the scale cannot execute the command";
            }
        }
        return "";
    }

    private String weight(int at, int end) {
        int value = at + 2;
        int unit = value + VALUE + 1;
        if (unit >= end || window.bytes[at + 1] != ' ' || window.bytes[unit - 1] != ' ') {
            return "the value must be ten characters between spaces";
        }
        switch (window.bytes[at]) {
            case 'S' -> parsed.flags.add(Flag.STABLE);
            case 'D' -> parsed.flags.add(Flag.MOTION);
            default -> {
                return "the status must be S, D, I, + or -";
            }
        }
        if (!parsed.number(value, unit - 1)) {
            return "the value must be a number";
        }
        return parsed.unit(unit, end) ? "" : "the unit must be mg, g, kg, t, ct, oz, ozt or lb";
    }
}
