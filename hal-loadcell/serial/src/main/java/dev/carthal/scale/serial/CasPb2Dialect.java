package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;
import java.util.Optional;

/// CAS PB2: `STX length data BCC ETX`, where BCC is the exclusive or of length and data. `RW` is answered with
/// `RW,S` or `RW,U` and the weight, or with NAK. Without a unit behind it the weight is in the configured one.
final class CasPb2Dialect implements Dialect {
    private static final int MOST_DATA = 24;
    private static final int AROUND = 4; // STX, length, BCC, ETX
    private static final int WEIGHT = 4; // behind "RW,S"

    private final Window window = new Window(MOST_DATA + AROUND);
    private final Parsed parsed = new Parsed();
    private final Optional<WeightUnit> unit;

    /// @param unit of weights without one, if it is configured
    CasPb2Dialect(Optional<WeightUnit> unit) {
        this.unit = unit;
    }

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & 0xFF, sink);
        if (window.back(0) != Ascii.ETX) {
            return;
        }
        int start = -1;
        for (int data = 1; data <= MOST_DATA; data++) { // BCC and data can look like STX and ETX
            if (window.back(data + 2) == data && window.back(data + 3) == Ascii.STX) {
                start = window.length - data - AROUND;
                if (bcc(start, data) == window.back(1)) {
                    read(start, data, sink);
                    return;
                }
            }
        }
        if (start >= 0) {
            window.refuse(sink, "the BCC is wrong");
        }
    }

    private int bcc(int start, int data) {
        int bcc = 0;
        for (int at = start + 1; at <= start + 1 + data; at++) {
            bcc ^= window.bytes[at] & 0xFF;
        }
        return bcc;
    }

    private void read(int start, int data, Sink sink) {
        byte[] bytes = window.bytes;
        int from = start + 2;
        parsed.begin(bytes, start, window.length);
        if (data == 1 && bytes[from] == Ascii.NAK) {
            window.refuse(sink, "the scale cannot execute the command");
        } else if (data > WEIGHT
                && bytes[from] == 'R'
                && bytes[from + 1] == 'W'
                && bytes[from + 2] == ','
                && (bytes[from + 3] == 'S' || bytes[from + 3] == 'U')
                && weight(from + WEIGHT, from + data)) {
            parsed.flags.add(bytes[from + 3] == 'S' ? Flag.STABLE : Flag.MOTION);
            parsed.conclude();
            sink.frame(parsed);
            window.taken();
        } else {
            window.refuse(sink, "not a reply to RW");
        }
    }

    private boolean weight(int from, int to) {
        int end = to;
        while (end > from && !Ascii.digit(window.bytes[end - 1])) {
            end--;
        }
        boolean named = parsed.unit(end, to);
        return parsed.number(from, end) && (named || (end == to && unit.isPresent()));
    }
}
