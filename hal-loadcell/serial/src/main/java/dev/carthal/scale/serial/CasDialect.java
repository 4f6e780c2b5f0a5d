package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;

/// CAS PD-II (manual pp. 19, 23), PR-II and AP-1, which others call Samsung ER-670:
///
/// ```text
/// ENQ  →  ACK  (or NAK: later)
/// DC1  →  SOH STX S|U sign weight(6) unit(2) BCC ETX EOT
/// ```
///
/// BCC is the exclusive or of what stands between STX and itself. The weight has a point among its six characters
/// or, without one, three digits behind it. An overload has `F` for the sign and all digits. Some clones leave
/// SOH out.
final class CasDialect implements Dialect {
    private static final byte[] SEND_WEIGHT = {Ascii.DC1};
    private static final int FRAME = 15;

    private final Window window = new Window(FRAME);
    private final Parsed parsed = new Parsed();
    private final boolean headed;
    private boolean asked;

    /// @param headed whether frames begin with SOH
    CasDialect(boolean headed) {
        this.headed = headed;
    }

    @Override
    public byte[] ask(byte[] usual) {
        asked = true;
        return usual;
    }

    @Override
    public void accept(byte value, Sink sink) {
        window.add(value & 0xFF, sink);
        if (asked && value == Ascii.ACK) {
            asked = false; // a BCC can look like ACK
            sink.say(SEND_WEIGHT);
        } else if (window.back(0) == Ascii.EOT
                && window.back(1) == Ascii.ETX
                && window.back(13) == Ascii.STX
                && (!headed || window.back(14) == Ascii.SOH)) {
            int start = window.length - 14;
            String refusal = read(start);
            parsed.tell(window, refusal, sink);
        }
    }

    private String read(int start) {
        byte[] bytes = window.bytes;
        int bcc = 0;
        for (int at = start + 1; at < start + 11; at++) {
            bcc ^= bytes[at];
        }
        if (bcc != bytes[start + 11]) {
            return "the BCC is wrong";
        }
        parsed.begin(bytes, headed ? start - 1 : start, window.length);
        switch (bytes[start + 1]) {
            case 'S' -> parsed.flags.add(Flag.STABLE);
            case 'U' -> parsed.flags.add(Flag.MOTION);
            default -> {
                return "the status must be S or U";
            }
        }
        return weight(start + 2);
    }

    private String weight(int sign) {
        int unit = sign + 7;
        switch (window.bytes[sign]) {
            case 'F' -> {
                parsed.flags.add(Flag.OVERLOAD);
                return "";
            }
            case ' ', '+', '-' -> {}
            default -> {
                return "the sign must be a space, +, - or F";
            }
        }
        if (!parsed.number(sign, unit) || !parsed.unit(unit, unit + 2)) {
            return "the weight must be six digits and a unit";
        }
        if (!parsed.hasPoint() && !parsed.unit().symbol().equals("g")) {
            parsed.places(3);
        }
        return "";
    }
}
