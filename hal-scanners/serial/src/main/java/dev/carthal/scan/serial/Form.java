package dev.carthal.scan.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.carthal.line.Ascii;
import dev.carthal.line.Retail;
import dev.carthal.scan.serial.Dialect.Sighting;
import java.util.Arrays;

/// What is in a frame.
///
/// @param prefix what the scanner sends before everything else
/// @param aim what symbology it is: [#SENT], [#RETAIL] or an AIM identifier
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, and nobody changes it
record Form(Framing framing, byte[] prefix, String aim) {
    /// The scanner sends an identifier with each barcode.
    static final String SENT = "sent";

    /// It sends none, and reads EAN and UPC only; the number of digits says which.
    static final String RETAIL = "retail";

    static final int IDENTIFIER = 3;

    /// {@return whether an AIM identifier stands there}
    static boolean identified(byte[] bytes, int from, int to) {
        return to - from >= IDENTIFIER
                && bytes[from] == ']'
                && Ascii.letter(bytes[from + 1])
                && (Ascii.letter(bytes[from + 2]) || Ascii.digit(bytes[from + 2]));
    }

    /// {@return whether these bytes show that they are from the beginning of a frame}
    boolean proves(byte[] bytes, int from, int to) {
        boolean prefixed = prefix.length > 0 && prefixed(bytes, from, to);
        return prefixed || (aim.equals(SENT) && identified(bytes, from, to));
    }

    private boolean prefixed(byte[] bytes, int from, int to) {
        return to - from >= prefix.length && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }

    /// {@return what is wrong with a frame; empty if nothing is}
    String fault(byte[] bytes, int from, int to) {
        if (!prefixed(bytes, from, to)) {
            return "the prefix is missing";
        }
        int start = from + prefix.length;
        if (aim.equals(SENT) && !identified(bytes, start, to)) {
            return "no AIM identifier; switch them on in the scanner, or configure `aim`";
        }
        Sighting sighting = sighting(bytes, from, to);
        if (sighting.data().length == 0) {
            return "a barcode without data";
        }
        return Retail.whole(sighting.aim(), sighting.data())
                ? ""
                : "no EAN or UPC, or one with a byte lost: its digits do not fit together";
    }

    /// {@return what a frame without fault says}
    Sighting sighting(byte[] bytes, int from, int to) {
        int start = from + prefix.length;
        if (aim.equals(SENT)) {
            String sent = new String(bytes, start, IDENTIFIER, ISO_8859_1);
            return new Sighting(sent, Arrays.copyOfRange(bytes, start + IDENTIFIER, to), false);
        }
        byte[] data = Arrays.copyOfRange(bytes, start, to);
        return new Sighting(aim.equals(RETAIL) ? Retail.aim(data.length) : aim, data, false);
    }
}
