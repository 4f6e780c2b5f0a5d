package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import dev.carthal.line.Window;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Checkout-Dialog 02, 04 and 06 (OHAUS Aviator 7000 service manual pp. 38-45). They differ in speed, and in
/// that 06 asks who asks:
///
/// ```text
/// EOT STX 01 ESC price ESC ETX  →  ACK (or NAK)
/// EOT ENQ                       →  STX 02 ESC unit ESC weight ESC price ESC total ETX (or NAK)
/// EOT STX 08 ETX                →  STX 09 ESC status ETX      why it said NAK
///                                  STX 11 ESC 2 random ETX    who asks? ESC 0 no, ESC 1 yes
/// EOT STX 10 ESC answer ETX
/// ```
///
/// The scale gives one weight for one load: until it has moved it says 21, and the weight is told again as
/// repeated.
final class DialogDialect implements Dialect {
    private static final byte[] ASK_WEIGHT = {Ascii.EOT, Ascii.ENQ};
    private static final byte[] ASK_STATUS = {Ascii.EOT, Ascii.STX, '0', '8', Ascii.ETX};
    private static final int LONGEST = 48;
    private static final int FIELD = 4; // behind STX, two digits and ESC
    private static final int WEIGHT_RECORD = 26;

    /// What an ACK or NAK would answer.
    private enum Asked {
        NOTHING,
        PRICE,
        WEIGHT,
        STATUS,
        WHO
    }

    private final Window window = new Window(LONGEST);
    private final Parsed parsed = new Parsed();
    private final Parsed last = new Parsed();
    private final byte[] price;
    private final Optional<DialogSecret> secret;
    private Asked asked = Asked.NOTHING;
    private boolean priced;

    /// @param price of a kilogram in the smallest unit of money, which the scale wants before it weighs
    /// @param secret what to answer a scale with Dialog 06
    DialogDialect(int price, Optional<DialogSecret> secret) {
        this.price = "\u0004\u000201\u001b%06d\u001b\u0003".formatted(price).getBytes(StandardCharsets.US_ASCII);
        this.secret = secret;
    }

    @Override
    public byte[] ask(byte[] usual) {
        asked = priced ? Asked.WEIGHT : Asked.PRICE;
        window.taken();
        return priced ? ASK_WEIGHT : price;
    }

    @Override
    public void accept(byte value, Sink sink) {
        int c = value & Ascii.SEVEN_BITS;
        window.add(c, sink);
        if (c == Ascii.ETX) {
            record(sink);
        } else if (window.last(Ascii.STX, window.length) < 0 && c == Ascii.ACK) {
            acknowledged(sink);
        } else if (window.last(Ascii.STX, window.length) < 0 && c == Ascii.NAK) {
            denied(sink);
        }
    }

    private void acknowledged(Sink sink) {
        if (asked == Asked.PRICE || asked == Asked.WHO) {
            priced = true;
            askFor(Asked.WEIGHT, ASK_WEIGHT, sink);
        }
    }

    private void denied(Sink sink) {
        if (asked != Asked.NOTHING && asked != Asked.STATUS) {
            askFor(Asked.STATUS, ASK_STATUS, sink);
        }
    }

    private void askFor(Asked what, byte[] bytes, Sink sink) {
        asked = what;
        window.taken();
        sink.say(bytes);
    }

    private void record(Sink sink) {
        int start = window.last(Ascii.STX, window.length);
        int length = window.length - start;
        if (start < 0 || length < FIELD + 2 || window.bytes[start + 3] != Ascii.ESC) {
            refuse(sink, "a record must be STX, two digits, ESC, fields, ETX");
            return;
        }
        parsed.begin(window.bytes, start, window.length);
        switch (window.bytes[start + 1] << 8 | window.bytes[start + 2]) {
            case '0' << 8 | '2' -> weight(start, length, sink);
            case '0' << 8 | '9' -> status(start + FIELD, length, sink);
            case '1' << 8 | '1' -> who(start + FIELD, length, sink);
            default -> refuse(sink, "the record must be 02, 09 or 11");
        }
    }

    private void refuse(Sink sink, String reason) {
        asked = Asked.NOTHING;
        priced = false;
        last.begin(window.bytes, 0, 0);
        window.refuse(sink, reason);
    }

    private void weight(int start, int length, Sink sink) {
        byte[] bytes = window.bytes;
        int from = start + FIELD + 2;
        boolean shape = length == WEIGHT_RECORD
                && bytes[from - 1] == Ascii.ESC
                && digits(from, 5)
                && bytes[from + 5] == Ascii.ESC
                && digits(from + 6, 6)
                && bytes[from + 12] == Ascii.ESC
                && digits(from + 13, 6)
                && parsed.number(from, from + 5);
        if (!shape || !unit(bytes[start + FIELD])) {
            refuse(sink, "the record must be a unit, and five, six and six digits");
            return;
        }
        parsed.flags.add(Flag.STABLE);
        last.begin(bytes, 0, 0);
        last.show(parsed);
        done(sink, false);
    }

    private boolean digits(int from, int count) {
        for (int at = from; at < from + count; at++) {
            if (!Ascii.digit(window.bytes[at])) {
                return false;
            }
        }
        return true;
    }

    private boolean unit(int code) {
        parsed.unit(code == '3' ? WeightUnit.KILOGRAM : WeightUnit.POUND);
        parsed.places(code == '1' ? 2 : 3);
        return code >= '1' && code <= '3';
    }

    /// @param again whether the price still stands, so that the weight alone is asked for next
    private void done(Sink sink, boolean again) {
        asked = Asked.NOTHING;
        priced = again;
        sink.frame(parsed);
        window.taken();
    }

    private void status(int at, int length, Sink sink) {
        int status = length == FIELD + 3 ? window.bytes[at] << 8 | window.bytes[at + 1] : 0;
        switch (status) {
            case '0' << 8 | '0' -> {
                asked = Asked.NOTHING; // the reason is gone already
                priced = false;
                window.taken();
            }
            case '2' << 8 | '0', '2' << 8 | '2' -> state(sink, Flag.MOTION, true);
            case '2' << 8 | '1' -> {
                parsed.show(last);
                if (parsed.hasWeight()) {
                    parsed.flags.add(Flag.STABLE);
                }
                parsed.flags.add(Flag.REPEATED);
                done(sink, false);
            }
            case '3' << 8 | '0', '3' << 8 | '1' ->
                state(sink, window.bytes[at + 1] == '0' ? Flag.UNDERLOAD : Flag.UNDER_ZERO, false);
            case '3' << 8 | '2' -> state(sink, Flag.OVERLOAD, false);
            default -> refuse(sink, reason(status));
        }
    }

    private void state(Sink sink, Flag flag, boolean again) {
        parsed.flags.add(flag);
        last.begin(window.bytes, 0, 0);
        done(sink, again);
    }

    private static String reason(int status) {
        return switch (status) {
            case '0' << 8 | '1' -> "the scale reports an error";
            case '0' << 8 | '2' -> "the scale reports a parity error or an overflow";
            case '1' << 8 | '0' -> "the scale does not know the record";
            case '1' << 8 | '1' -> "the scale does not take the price";
            case '1' << 8 | '2' -> "the scale does not take the tare";
            case '1' << 8 | '3' -> "the scale does not take the text";
            default -> "the status must be two digits of the protocol";
        };
    }

    private void who(int at, int length, Sink sink) {
        int left = length == FIELD + 4 ? Character.digit(window.bytes[at + 1], 16) : -1;
        int right = length == FIELD + 4 ? Character.digit(window.bytes[at + 2], 16) : -1;
        switch (window.bytes[at]) {
            case '0' -> refuse(sink, "the scale refuses our answer; check dialog06.checksum and dialog06.polynomial");
            case '1' -> {
                asked = Asked.WHO;
                acknowledged(sink);
            }
            case '2' -> {
                if (secret.isEmpty()) {
                    refuse(
                            sink,
                            "the scale asks who asks; dialog06.checksum and dialog06.polynomial are not configured");
                } else if (left < 0 || right < 0) {
                    refuse(sink, "the random number must be two hex digits");
                } else {
                    askFor(Asked.WHO, answer(secret.get().answer(left, right)), sink);
                }
            }
            default -> refuse(sink, "the answer must be 0, 1 or 2");
        }
    }

    /// Once in a while, so it may allocate.
    private static byte[] answer(String words) {
        return ("\u0004\u000210\u001b" + words + "\u0003").getBytes(StandardCharsets.US_ASCII);
    }
}
