package dev.carthal.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ScanParserPropertyTests {
    private static final List<Region> REGIONS = regions();
    private static final List<byte[]> VALID = valid();

    private static List<Region> regions() {
        List<Region> regions = new ArrayList<>(List.of(Region.NONE));
        Region.names().forEach(name -> regions.add(Region.named(name).orElseThrow()));
        return regions;
    }

    private static List<byte[]> valid() {
        return Codes.lines("vectors.txt").stream()
                .map(line -> Scans.bytes(line.split(" ", -1)[1]))
                .toList();
    }

    /// All that can be asked of a scan is asked.
    private static Optional<ScanData> read(byte[] bytes, Region region) {
        try {
            ScanData data = ScanParser.of(region).parse(bytes);
            data.symbology();
            data.ais();
            data.elementString();
            data.digitalLink();
            data.lookup();
            data.item();
            data.weightMg();
            data.priceMinor();
            data.currency();
            data.count();
            data.addOn();
            data.text();
            return Optional.of(data);
        } catch (Gs1Exception wrong) {
            assertThat(wrong.at()).isBetween(0, bytes.length);
            assertThat(wrong.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    @Property(tries = 5_000)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll("aims") String aim) {
        byte[] head = aim.getBytes(StandardCharsets.US_ASCII);
        byte[] scan = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, scan, 0, head.length);
        System.arraycopy(bytes, 0, scan, head.length, bytes.length);
        REGIONS.forEach(region -> read(scan, region));
    }

    @Provide
    Arbitrary<String> aims() {
        return Arbitraries.of(
                "",
                "]",
                "]E0",
                "]E3",
                "]E4",
                "]C1",
                "]e0",
                "]d2",
                "]d1",
                "]Q3",
                "]Q1",
                "]J1",
                "]X0",
                "]I1",
                "]Q1https://a/01/09501101530003",
                "]Q1http://a/00/006141411234567890?",
                "]C10195012345678903");
    }

    @Property(tries = 20_000)
    void whatIsMutatedFromValidScansIsReadOrRefusedAndReadsBackAsItIsWritten(@ForAll long seed) throws Gs1Exception {
        Random random = new Random(seed);
        byte[] scan = VALID.get(random.nextInt(VALID.size()));
        for (int i = random.nextInt(4); i > 0; i--) {
            scan = mutated(scan, random);
        }
        Optional<ScanData> data = read(scan, REGIONS.get(random.nextInt(REGIONS.size())));
        if (data.isPresent()) {
            readsBack(data.get());
        }
    }

    private static byte[] mutated(byte[] scan, Random random) {
        int at = random.nextInt(scan.length + 1);
        byte[] other = VALID.get(random.nextInt(VALID.size()));
        String text = new String(scan, StandardCharsets.ISO_8859_1);
        String part = switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> String.valueOf((char) random.nextInt(256));
            case 2 -> String.valueOf((char) ('0' + random.nextInt(10)));
            case 3 -> "\u001D";
            default -> new String(other, StandardCharsets.ISO_8859_1).substring(random.nextInt(other.length));
        };
        int end = Math.min(scan.length, at + random.nextInt(3));
        byte[] result = (text.substring(0, at) + part + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
        return result.length == 0 ? scan : result;
    }

    private static void readsBack(ScanData data) throws Gs1Exception {
        if (!data.ais().isEmpty()) {
            String elements = new String(data.unbracketed(), StandardCharsets.ISO_8859_1);
            assertThat(Scans.read("]d2" + elements).ais().entrySet())
                    .containsExactlyElementsOf(data.ais().entrySet());
        }
        Optional<String> link = data.digitalLink();
        if (link.isPresent()) {
            ScanData again = Scans.read("]Q1" + link.get());
            assertThat(again.ais()).isEqualTo(data.ais());
            assertThat(again.digitalLink()).isEqualTo(link);
        }
    }

    /// Each identifier with a value that is made up from its parts, and what it needs beside it, as far as a
    /// dozen steps find that.
    @Property(tries = 5_000)
    void elementStringsOfAnyIdentifiersReadBackAsTheyAreWritten(@ForAll long seed) throws Gs1Exception {
        Random random = new Random(seed);
        List<Identifier> all = Identifiers.all();
        StringBuilder text = new StringBuilder("]C10195012345678903");
        for (int i = random.nextInt(3); i >= 0; i--) {
            Identifier one = all.get(random.nextInt(all.size()));
            text.append(one.ai()).append(Values.of(one, random)).append(one.predefined() ? "" : "\u001D");
        }
        Optional<ScanData> data = read(Scans.bytes(text.toString()), Region.NONE);
        if (data.isPresent()) {
            readsBack(data.get());
        }
    }
}
