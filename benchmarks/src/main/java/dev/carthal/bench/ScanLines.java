package dev.carthal.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

    /// {@return them as a scanner sends them, each with its end}
    static List<byte[]> ended(List<byte[]> lines) {
        return lines.stream()
                .map(line -> {
                    byte[] ended = Arrays.copyOf(line, line.length + 1);
                    ended[line.length] = '\r';
                    return ended;
                })
                .toList();
    }

    /// {@return them in packets of SSI, some in two of which the first says that the barcode goes on}
    static List<byte[]> inPackets(List<byte[]> lines) {
        List<byte[]> packets = new ArrayList<>();
        for (byte[] line : lines) {
            int half = packets.size() % 3 == 0 ? line.length / 2 : 0;
            byte[] first = half == 0 ? new byte[0] : packet(Arrays.copyOf(line, half), 2);
            byte[] last = packet(Arrays.copyOfRange(line, half, line.length), 0);
            byte[] both = Arrays.copyOf(first, first.length + last.length);
            System.arraycopy(last, 0, both, first.length, last.length);
            packets.add(both);
        }
        return packets;
    }

    private static byte[] packet(byte[] data, int status) {
        int size = 5 + data.length;
        byte[] packet = new byte[size + 2];
        packet[0] = (byte) size;
        packet[1] = (byte) 0xF3;
        packet[3] = (byte) status;
        packet[4] = 0x0B;
        System.arraycopy(data, 0, packet, 5, data.length);
        int sum = 0;
        for (byte each : packet) {
            sum -= each & 0xFF;
        }
        packet[size] = (byte) (sum >> Byte.SIZE);
        packet[size + 1] = (byte) sum;
        return packet;
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
