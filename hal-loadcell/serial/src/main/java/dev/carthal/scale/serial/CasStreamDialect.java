package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;

/// The stream of CAS indicators (NT-200 manual p. 48), 22 bytes:
///
/// ```text
/// ST|US|OL , GS|NT , number lamps , weight(8) SP unit(2) CR LF
/// ```
///
/// Some send a weight of nine characters.
final class CasStreamDialect implements Dialect {
    private static final int FRAME = 22;
    private static final int WEIGHT = 9;

    private final Window window = new Window(FRAME + 1);
    private final Parsed parsed = new Parsed();

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & 0xFF, sink);
        if (window.back(0) != Ascii.LF || window.back(1) != Ascii.CR) {
            return;
        }
        int start = begins(window.length - FRAME) ? window.length - FRAME : window.length - FRAME - 1;
        if (window.length == 2) {
            window.taken(); // an empty line
            return;
        }
        if (!begins(start)) {
            window.refuse(sink, "a line must be 22 or 23 bytes with commas at 3, 6 and 9");
            return;
        }
        parsed.begin(window.bytes, start, window.length);
        String refusal = read(start, window.length - 2);
        parsed.tell(window, refusal, sink);
    }

    private boolean begins(int start) {
        byte[] bytes = window.bytes;
        return start >= 0 && bytes[start + 2] == ',' && bytes[start + 5] == ',' && bytes[start + 8] == ',';
    }

    private String read(int start, int end) {
        byte[] bytes = window.bytes;
        switch (bytes[start] << 8 | bytes[start + 1]) {
            case 'S' << 8 | 'T' -> parsed.flags.add(Flag.STABLE);
            case 'U' << 8 | 'S' -> parsed.flags.add(Flag.MOTION);
            case 'O' << 8 | 'L' -> parsed.flags.add(Flag.OVERLOAD);
            default -> {
                return "the first header must be ST, US or OL";
            }
        }
        switch (bytes[start + 3] << 8 | bytes[start + 4]) {
            case 'G' << 8 | 'S' -> {}
            case 'N' << 8 | 'T' -> parsed.flags.add(Flag.NET);
            default -> {
                return "the second header must be GS or NT";
            }
        }
        boolean weighs = bytes[end - 3] == ' ' && parsed.number(start + WEIGHT, end - 3) && parsed.unit(end - 2, end);
        return weighs || parsed.flags.contains(Flag.OVERLOAD) ? "" : "the weight must be digits, a space and a unit";
    }
}
