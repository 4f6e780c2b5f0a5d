package dev.carthal.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Makes up what scanners send in a supermarket; always the same.
final class ScanLines {
    private static final String GS = "\u001D";

    private final Random random = new Random(4);

    /// {@return a mix: of 20 lines 6 EAN-13, 6 GS1 DataMatrix with 4 to 6 identifiers, 3 DataBar Expanded, 3
    /// restricted numbers of Germany, 2 Digital Links}
    List<byte[]> mixed(int count) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String line = switch (i % 20) {
                case 0, 3, 6, 9, 12, 15 -> "]E0" + ean("40" + digits(10));
                case 1, 4, 7, 10, 13, 16 -> dataMatrix();
                case 2, 8, 14 -> "]e0" + expanded();
                case 5, 11, 17 -> "]E0" + restricted();
                default -> link();
            };
            lines.add(line.getBytes(StandardCharsets.US_ASCII));
        }
        return lines;
    }

    /// {@return a label of DataBar Expanded as scanners send it, without AIM identifier}
    String expanded() {
        return "01" + ean("9" + digits(12)) + "310300" + digits(4) + "15261231" + "10LOT" + digits(5) + GS + "3922"
                + digits(3);
    }

    private String dataMatrix() {
        String label = "]d201" + ean("0" + digits(12)) + "17261231" + "10" + digits(8) + GS + "21" + digits(12);
        return switch (random.nextInt(3)) {
            case 0 -> label;
            case 1 -> label + GS + "240AB" + digits(4);
            default -> label + GS + "240AB" + digits(4) + GS + "712" + digits(7);
        };
    }

    private String restricted() {
        return ean("28" + digits(4) + verified("00" + digits(3)));
    }

    private static String verified(String weight) {
        int[] fivePlus = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
        int[] twoMinus = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
        int[] fiveMinus = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};
        int[][] factors = {fivePlus, twoMinus, fiveMinus, fivePlus, twoMinus};
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += factors[i][weight.charAt(i) - '0'];
        }
        int wanted = (10 - sum % 10) % 10;
        int verifier = 0;
        while (fiveMinus[verifier] != wanted) {
            verifier++;
        }
        return verifier + weight;
    }

    private String link() {
        return "]Q1https://example.com/01/" + ean("0" + digits(12)) + "/10/LOT" + digits(4) + "?15=261231&3103=00"
                + digits(4);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String ean(String payload) {
        int sum = 0;
        for (int i = payload.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (payload.charAt(i) - '0') * weight;
        }
        return String.format(Locale.ROOT, "%s%d", payload, (10 - sum % 10) % 10);
    }
}
