package dev.carthal.bench;

import dev.carthal.gs1.Gs1Exception;
import dev.carthal.gs1.Region;
import dev.carthal.gs1.ScanData;
import dev.carthal.gs1.ScanParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// The parser of scan data. What is refused must be refused at a byte that there is; what is read must read back as
/// it is written, as element string and as Digital Link, and a number that a symbol of digits gives must have its
/// digits and a right check digit.
final class FuzzedScans implements Fuzzed {
    private static final List<String> REGIONS = List.copyOf(Region.names());

    private final String name;
    private final List<byte[]> valid;

    /// @param valid scan data with AIM identifiers
    FuzzedScans(String name, List<byte[]> valid) {
        this.name = name;
        this.valid = List.copyOf(valid);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Tally feed(long seed, int frames) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(random, new Mutations(random, valid), frames);
    }

    @Override
    public Tally noise(long seed, int pieces) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(random, new Mutations(random, List.of()), pieces);
    }

    private static Tally feed(SplittableRandom random, Mutations mutations, int frames) throws Finding {
        Region region = random.nextInt(4) == 0
                ? Region.NONE
                : Region.named(REGIONS.get(random.nextInt(REGIONS.size()))).orElseThrow();
        ScanParser parser = ScanParser.of(region);
        long readings = 0;
        for (int i = 0; i < frames; i++) {
            byte[] scan = mutations.next();
            try {
                readings += read(parser, scan) ? 1 : 0;
            } catch (RuntimeException e) {
                throw new Finding(e, scan);
            }
        }
        return new Tally(frames, readings, frames - readings);
    }

    private static boolean read(ScanParser parser, byte[] scan) throws Finding {
        ScanData data;
        try {
            data = parser.parse(scan);
        } catch (Gs1Exception e) {
            if (e.at() < 0 || e.at() > scan.length) {
                throw new Finding("refused at " + e.at() + ", which is not in it: " + e.getMessage(), scan);
            }
            return false;
        }
        require(asked(data) >= 0, () -> "a negative value", scan);
        if (!data.ais().isEmpty()) {
            require(again("]d2", data.unbracketed(), scan).ais().equals(data.ais()), () -> "element string", scan);
        }
        Optional<String> link = data.digitalLink();
        if (link.isPresent()) {
            ScanData same = again("]Q1", link.get().getBytes(StandardCharsets.ISO_8859_1), scan);
            require(same.ais().equals(data.ais()) && same.digitalLink().equals(link), link::get, scan);
        } else if (data.ais().isEmpty() && data.gtin14().isPresent()) {
            require(checked(data.gtin14().get()), () -> "a GTIN " + data.gtin14(), scan);
        }
        return true;
    }

    /// Ask for all that a scan can be asked for.
    ///
    /// @return something that is not below zero
    private static long asked(ScanData data) {
        int words = data.symbology().orElse("").length()
                + data.elementString().orElse("").length()
                + data.item().orElse("").length()
                + data.lookup().orElse("").length()
                + data.currency().orElse("").length()
                + data.addOn().orElse("").length()
                + data.text().orElse("").length();
        return Math.min(
                Math.min(data.weightMg().orElse(0), data.priceMinor().orElse(0)),
                Math.min(data.count().orElse(0), words));
    }

    private static ScanData again(String aim, byte[] text, byte[] scan) throws Finding {
        byte[] head = aim.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, all, head.length, text.length);
        try {
            return ScanParser.of(Region.NONE).parse(all);
        } catch (Gs1Exception e) {
            throw new Finding("does not read back as it is written: " + e.getMessage(), scan);
        }
    }

    private static boolean checked(String gtin) {
        int sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return gtin.length() == 14 && sum % 10 == 0;
    }

    private static void require(boolean holds, Supplier<String> what, byte[] scan) throws Finding {
        if (!holds) {
            throw new Finding("does not hold: " + what.get(), scan);
        }
    }
}
