package dev.carthal.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a frame of a protocol must look like so that it may become a reading; written from the protocols' manuals
/// and not from the driver.
///
/// @param shape the whole frame
/// @param checksum whether what the protocol has of one is right
/// @param mask of the bits of a byte that say something
record FrameRule(Pattern shape, Predicate<byte[]> checksum, int mask) {
    private static final Set<String> SEVEN_BITS =
            Set.of("toledo-8217", "nci", "sma", "mt-sics", "sbi", "datalogic", "datalogic-s11", "ascii-ad");
    private static final Pattern TWO_UNITS = Pattern.compile("(?i)lb.*oz", Pattern.DOTALL);
    private static final String ZERO_IN_A_WORD = "S143\r";

    private static final String NUMBER = "(?: *[-+]? *(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+) *)";
    private static final String UNIT = "(?i:mg|g|kg|t|ct|oz|ozt|lb)";
    private static final String PADDED_UNIT = " *" + UNIT + " *";

    static FrameRule of(String protocol) {
        Predicate<byte[]> checksum = switch (protocol) {
            case "cas" -> frame -> xor(frame, 2, 12) == frame[12];
            case "cas-14" -> frame -> xor(frame, 1, 11) == frame[11];
            case "cas-pb2" ->
                frame -> frame[1] == frame.length - 4 && xor(frame, 1, frame.length - 2) == frame[frame.length - 2];
            case "toledo-continuous", "toledo-continuous-12" -> frame -> (sum(frame) & 0x7F) == 0;
            default -> _ -> true;
        };
        boolean seven = SEVEN_BITS.contains(protocol) || protocol.matches("(dialog06|toledo-continuous).*");
        return new FrameRule(Pattern.compile(shape(protocol), Pattern.DOTALL), checksum, seven ? 0x7F : 0xFF);
    }

    private static String shape(String protocol) {
        return switch (protocol) {
            case "ascii", "ascii-ad", "ascii-adam", "ascii-dini", "ascii-ohaus" -> line();
            case "ascii-radwag" ->
                "[A-Za-z][A-Za-z ]* [ ?^v] [- +](?=.{9} )" + NUMBER + "[ A-Za-z]{3}\r\n" + "|[A-Za-z].* [I^v]\r\n";
            case "cas" -> "\u0001" + cas();
            case "cas-14" -> cas();
            case "cas-22" ->
                "(?:OL,(?:GS|NT),..,.*|(?:ST|US),(?:GS|NT),..,(?=.{8,9} ..\r)" + NUMBER + PADDED_UNIT + ")\r\n";
            case "cas-pb2" -> "\u0002.RW,[SU]" + NUMBER + "(?:" + PADDED_UNIT + ")?.\u0003";
            case "datalogic", "datalogic-s11" -> "S1(?:1[0-9]{4,5}|44[0-9]{4,5}|4[01235])\r";
            case "dialog06", "dialog06-02", "dialog06-04" ->
                "\u0002(?:02\u001b[123]\u001b[0-9]{5}\u001b[0-9]{6}\u001b[0-9]{6}" + "|09\u001b[0-9]{2})\u0003";
            case "mt-sics" -> "SI? (?:[SD] (?=.{10} )" + NUMBER + PADDED_UNIT + "|[-+I])\r\n";
            case "nci" -> nci();
            case "sbi" ->
                "(?:[^\r\n]{6})?(?:[- +] (?=.{8} )" + NUMBER
                        + "(?:[ A-Za-z]{3})| *[A-Za-z0-9 ]*[HLC][A-Za-z0-9 ]*)\r\n";
            case "sma" -> "\n[ ZOUI].[GgNn].." + "(?=.{13}\r)(?:" + NUMBER + "|-{10})" + PADDED_UNIT + "_*\r";
            case "toledo-8217" -> "\u0002(?: *[0-9]*\\.?[0-9]+ *N?|\\?.)\r";
            case "toledo-continuous" -> "\u0002[ -?].[ -?`-\u007f][ 0-9]{12}\r.";
            case "toledo-continuous-17" -> "\u0002[ -?].[ -?`-\u007f][ 0-9]{12}\r";
            case "toledo-continuous-12" -> "\u0002[ -?].[ -?`-\u007f][ 0-9]{6}\r.";
            case "toledo-continuous-11" -> "\u0002[ -?].[ -?`-\u007f][ 0-9]{6}\r";
            default ->
                throw new IllegalArgumentException(
                        "nobody wrote down what a frame of this protocol is: protocol=" + protocol);
        };
    }

    private static String line() {
        String header = " *(?:[0-9]{1,2})?(?:ST|US),(?:[A-Za-z]+,)?(?:.[^0-9],)?";
        String without = " *(?:[0-9]{1,2})?(?:OL|UL|TL),.*";
        String weight = "(?:" + header + ")?" + NUMBER + ",? *" + "(?:" + UNIT + "(?::" + NUMBER + UNIT + ")?)?"
                + " *\\??" + " *[NG]? *";
        return without + "|" + weight;
    }

    private static String cas() {
        return "\u0002[SU](?:F.{8}|[- +](?=.{8}.\u0003\u0004)" + NUMBER + PADDED_UNIT + ").\u0003\u0004";
    }

    private static String nci() {
        String status = "[0-?](?:[0-?]|[p-\u007f][0-?]|[p-\u007f]{2}[0-?])";
        String unit = PADDED_UNIT;
        String weight = "(?:" + NUMBER + unit + "(?:" + NUMBER + unit + ")?|(?:[\\^]+|_+|-+)(?:" + unit + ")?)";
        return "\n(?:" + weight + "\r\nS?|S)" + status + "\r\u0003";
    }

    private static byte xor(byte[] frame, int from, int to) {
        byte xor = 0;
        for (int at = from; at < to; at++) {
            xor ^= frame[at];
        }
        return xor;
    }

    private static int sum(byte[] frame) {
        int sum = 0;
        for (byte each : frame) {
            sum += each;
        }
        return sum;
    }

    /// {@return whether these bytes are a whole frame}
    boolean allows(byte[] frame) {
        return shape.matcher(text(frame)).matches() && checksum.test(frame);
    }

    /// {@return whether the digits of that weight stand in that frame, one behind the other}
    boolean shows(byte[] frame, BigDecimal weight) {
        String text = text(frame);
        String digits = weight.unscaledValue().abs().toString();
        String sent = text.replaceAll("[^0-9]", "");
        boolean inTens = weight.scale() == 0 && digits.endsWith("0"); // Toledo's x 10
        return TWO_UNITS.matcher(text).find()
                || text.equals(ZERO_IN_A_WORD)
                || sent.contains(inTens ? digits.replaceFirst("0{1,2}$", "") : digits);
    }

    private static String text(byte[] frame) {
        return new String(frame, ISO_8859_1);
    }
}
