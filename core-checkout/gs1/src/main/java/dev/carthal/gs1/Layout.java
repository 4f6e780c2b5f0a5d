package dev.carthal.gs1;

import dev.carthal.gs1.Gs1Exception.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a shop or a region writes a weight, a price or a count into a number of 13 digits: `28IIIIVWWWWWC` is
/// the prefix 28, an item of four digits, the verifier of a weight of five, and the check digit. Letters: I
/// item, V verifier, W weight in kilograms with three decimals, P price with two, N count, C check digit; other
/// decimals behind a point: `21IIIIIIPPPPC.1`.
record Layout(String prefix, int itemTo, boolean verified, Measure measure, int decimals) {
    private static final Pattern FORM = Pattern.compile("(\\d{2,})(I+)(V?)(W+|P+|N+)C(?:\\.(\\d))?");
    private static final int LENGTH = 13;

    /// What the value is.
    enum Measure {
        WEIGHT,
        PRICE,
        COUNT
    }

    /// A number taken apart.
    ///
    /// @param item its reference
    /// @param lookup the number with nothing as its value, of 14 digits: what the item has in a catalogue
    record Restricted(String item, String lookup, Measure measure, long value, int decimals) {}

    static Layout of(String text) {
        Matcher form = FORM.matcher(text);
        boolean matches = form.matches();
        int length = matches ? text.replaceFirst("\\.\\d", "").length() : 0;
        int digits = matches ? form.group(4).length() : 0;
        if (!matches || length != LENGTH || (!form.group(3).isEmpty() && (digits < 4 || digits > 5))) {
            throw new IllegalArgumentException("a layout must be 13 characters such as 28IIIIVWWWWWC (prefix, I item,"
                    + " V verifier of 4 or 5 digits, W weight or P price or N count, C check digit): layout=" + text);
        }
        Measure measure = switch (form.group(4).charAt(0)) {
            case 'W' -> Measure.WEIGHT;
            case 'P' -> Measure.PRICE;
            default -> Measure.COUNT;
        };
        int usual = measure == Measure.WEIGHT ? 3 : measure == Measure.PRICE ? 2 : 0;
        String decimals = form.group(5);
        return new Layout(
                form.group(1),
                form.end(2),
                !form.group(3).isEmpty(),
                measure,
                decimals == null ? usual : Integer.parseInt(decimals));
    }

    boolean fits(byte[] gtin) {
        if (gtin[0] != '0') {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (gtin[1 + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Takes a number of 14 digits apart.
    ///
    /// @param shift where in the scan data its first digit would be
    Restricted read(byte[] gtin, int shift) throws Gs1Exception {
        int verifier = 1 + itemTo;
        int from = verified ? verifier + 1 : verifier;
        int to = Gtins.LENGTH - 1;
        if (verified && gtin[verifier] != Verifiers.of(gtin, from, to)) {
            throw new Gs1Exception(
                    Kind.VERIFIER,
                    shift + verifier,
                    "the verifier of " + Bytes.text(gtin, from, to) + " must be " + (char) Verifiers.of(gtin, from, to)
                            + ": " + (char) gtin[verifier]);
        }
        byte[] nothing = gtin.clone();
        Arrays.fill(nothing, verifier, to, (byte) '0'); // and of nothing the verifier is 0
        nothing[to] = CheckDigits.digit(nothing, 0, to);
        return new Restricted(
                Bytes.text(gtin, 1 + prefix.length(), verifier),
                new String(nothing, StandardCharsets.ISO_8859_1),
                measure,
                Bytes.number(gtin, from, to),
                decimals);
    }
}
