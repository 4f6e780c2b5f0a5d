package dev.carthal.simulator.scale;

import static dev.carthal.simulator.scale.CommandSpeech.bytes;

import java.util.Locale;

/// What scales send, one method for each form; nothing where a scale is silent in that state, or has no word
/// for it.
final class Frames {
    private static final byte[] NOTHING = Speech.NOTHING;

    private Frames() {}

    private static String header(Shown shown) {
        return shown.over() ? "OL" : shown.moving() ? "US" : "ST";
    }

    static byte[] ascii(Shown shown) {
        return bytes(header(shown) + ",GS," + shown.sign('+') + shown.kilograms("%8.3f") + "kg\r\n");
    }

    static byte[] ad(Shown shown) {
        return bytes(header(shown) + "," + shown.sign('+') + shown.kilograms("%08.3f") + " kg\r\n");
    }

    static byte[] dini(Shown shown) {
        return bytes("01" + header(shown) + ",GS," + shown.sign(' ') + shown.kilograms("%8.3f") + ",kg\r\n");
    }

    /// Adam scales say nothing of an empty or moving platform.
    static byte[] adam(Shown shown) {
        boolean speaks = shown.stable() && shown.milligrams() != 0;
        return speaks ? bytes(shown.sign('+') + shown.kilograms("%9.3f") + " kg\r\n") : NOTHING;
    }

    static byte[] ohaus(Shown shown) {
        String weight = (shown.sign(' ') + shown.kilograms("%8.3f")) + " kg";
        return shown.over()
                ? NOTHING
                : bytes(weight + (shown.moving() ? "    ?" : "     ") + (shown.net() ? "N\r\n" : "G\r\n"));
    }

    static byte[] radwag(Shown shown) {
        char mark = shown.over() ? '^' : shown.moving() ? '?' : ' ';
        return bytes("SI " + mark + " " + shown.sign(' ') + shown.kilograms("%9.3f") + " kg \r\n");
    }

    static byte[] cas(Shown shown) {
        String data = shown.over()
                ? "SFFFFFFFkg"
                : (shown.moving() ? "U" : "S") + shown.sign(' ') + "%06d".formatted(shown.grams()) + "kg";
        return bytes("\u0001\u0002" + data + (char) xor(data) + "\u0003\u0004");
    }

    /// Of clones, with a point and without SOH.
    static byte[] cas14(Shown shown) {
        String data = shown.over()
                ? "SFFFFFFFKG"
                : (shown.moving() ? "U" : "S") + shown.sign(' ') + shown.kilograms("%06.3f") + "KG";
        return bytes("\u0002" + data + (char) xor(data) + "\u0003\u0004");
    }

    static byte[] cas22(Shown shown) {
        return bytes(header(shown) + ",GS,1@," + shown.sign(' ') + shown.kilograms("%7.3f") + " kg\r\n");
    }

    static byte[] pb2(Shown shown) {
        String weight = "RW," + (shown.moving() ? "U" : "S") + shown.sign(' ') + shown.kilograms("%7.3f") + "kg";
        String counted = (char) weight.length() + weight;
        return shown.over() ? NOTHING : bytes("\u0002" + counted + (char) xor(counted) + "\u0003");
    }

    private static int xor(String text) {
        return text.chars().reduce(0, (one, other) -> one ^ other);
    }

    static byte[] datalogic11(Shown shown) {
        boolean speaks = shown.stable() && !shown.negative();
        return speaks ? bytes("S11%05d\r".formatted(shown.grams())) : NOTHING;
    }

    static byte[] datalogic14(Shown shown) {
        String status = shown.over()
                ? "2"
                : shown.moving()
                        ? "1"
                        : shown.negative() ? "5" : shown.milligrams() == 0 ? "3" : "4%05d".formatted(shown.grams());
        return bytes("S14" + status + "\r");
    }

    /// What the scanner on the same cable sends.
    static byte[] label(String scan) {
        String identifier = scan.startsWith("]") ? "" : scan.length() == 8 ? "FF" : scan.length() == 12 ? "A" : "F";
        return bytes("S08" + identifier + scan + "\r");
    }

    static byte[] sics(Shown shown) {
        String value = (shown.negative() ? "-" : "") + shown.kilograms("%.3f");
        return bytes(shown.over() ? "S +\r\n" : "S " + (shown.moving() ? "D" : "S") + " %10s kg\r\n".formatted(value));
    }

    static byte[] nci(Shown shown) {
        if (shown.over() || shown.negative()) {
            return bytes(shown.over() ? "\nS02\r\u0003" : "\nS01\r\u0003");
        }
        char first = (char) ('0' + (shown.moving() ? 1 : 0) + (shown.milligrams() == 0 ? 2 : 0));
        return bytes("\n" + shown.kilograms("%06.3f") + "KG\r\nS" + first + "0\r\u0003");
    }

    static byte[] sbi(Shown shown) {
        String unit = shown.moving() ? "   " : "kg ";
        return bytes(
                shown.over()
                        ? "      H       \r\n"
                        : shown.sign('+') + " " + shown.kilograms("%8.3f") + " " + unit + "\r\n");
    }

    static byte[] sma(Shown shown) {
        char status = shown.over() ? 'O' : shown.milligrams() == 0 ? 'Z' : ' ';
        String value = (shown.negative() ? "-" : "") + shown.kilograms("%.3f");
        return bytes("\n" + status + "1" + (shown.net() ? 'N' : 'G') + (shown.moving() ? 'M' : ' ')
                + " %10s".formatted(value) + "kg_\r");
    }

    static byte[] toledo(Shown shown) {
        int status = 0x40 | (shown.moving() ? 0x01 : 0) | (shown.over() ? 0x02 : 0) | (shown.negative() ? 0x04 : 0);
        String net = shown.net() ? "N" : "";
        return bytes(
                status == 0x40 ? "\u0002" + shown.kilograms("%06.3f") + net + "\r" : "\u0002?" + (char) status + "\r");
    }

    /// @param length of a frame: 18, 17, 12 or 11
    static byte[] continuous(Shown shown, int length) {
        int second = 0x30 | (shown.negative() ? 0x02 : 0) | (shown.over() ? 0x04 : 0) | (shown.moving() ? 0x08 : 0);
        String tare = length > 12 ? "000000" : "";
        String frame = String.format(Locale.ROOT, "\u0002-%c %06d%s\r", second, shown.grams(), tare);
        int sum = frame.chars().sum();
        return bytes(length == 18 || length == 12 ? frame + (char) (-sum & 0x7F) : frame);
    }
}
