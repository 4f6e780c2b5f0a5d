package dev.carthal.bench;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A dialect of the driver for serial scales, with all of the driver but the port. Each reading must be a whole frame
/// of what was sent, byte for byte and none of it used twice, with a right checksum where there is one, and show no
/// digits but those of its frame.
final class FuzzedScale implements Fuzzed {
    private static final int LONGEST = 128;

    private final String protocol;
    private final List<byte[]> valid;
    private final FrameRule rule;

    FuzzedScale(String protocol, List<byte[]> valid) {
        this.protocol = protocol;
        this.valid = valid;
        this.rule = FrameRule.of(protocol);
    }

    @Override
    public String name() {
        return protocol;
    }

    @Override
    public Tally feed(long seed, int frames) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(BadLine.inChunks(random, new Mutations(random, valid), frames), seed);
    }

    @Override
    public Tally noise(long seed, int frames) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(BadLine.inChunks(random, new Mutations(random, List.of()), frames), seed);
    }

    private Tally feed(BadLine line, long seed) throws Finding {
        DeviceContext context = DeviceContext.of(
                DeviceConfig.of("scale/fuzzed", configuration(seed % 2 == 0 ? "" : "kg")),
                new Ticks().after(Duration.ofSeconds(1)));
        try (Scale scale = Neighbours.openScale(context, line)) {
            return read(scale, line);
        } catch (DeviceException e) {
            throw new Finding("the configuration is refused: " + e, line.fed());
        } catch (RuntimeException e) {
            throw new Finding(e, line.fed());
        }
    }

    private Map<String, Object> configuration(String unit) {
        return Map.of(
                "port",
                "bytes",
                "protocol",
                protocol,
                "unit",
                unit,
                "dialog.price",
                500,
                "dialog06.checksum",
                "1234",
                "dialog06.polynomial",
                "1021");
    }

    private Tally read(Scale scale, BadLine line) throws Finding {
        long readings = 0;
        long refused = 0;
        int end = 0;
        Reading last = Reading.of(0, 0);
        boolean quiet = false;
        while (!quiet || !line.isOver()) {
            try {
                Next<Reading> next = scale.next(Duration.ZERO);
                quiet = !(next instanceof Next.Item<Reading>);
                if (next instanceof Next.Item<Reading>(var reading)) {
                    readings++;
                    end = line.endOf(reading.raw(), end, rule.mask());
                    judge(reading, last, end, line);
                    last = reading;
                }
            } catch (DeviceException e) {
                refused++;
                quiet = false;
                if (e.kind() != DeviceException.Kind.PROTOCOL) {
                    throw new Finding("refused with " + e, line.fed());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Tally.NOTHING;
            }
        }
        return new Tally(line.frames(), readings, refused);
    }

    private void judge(Reading reading, Reading last, int end, BadLine line) throws Finding {
        byte[] raw = reading.raw();
        String wrong = "";
        if (end < 0) {
            wrong = "bytes that were not sent, or were used before";
        } else if (raw.length > LONGEST || !rule.allows(raw)) {
            wrong = "bytes that are no frame";
        } else if (reading.flags().contains(Flag.REPEATED)) {
            boolean same = reading.indication().equals(last.indication());
            wrong = reading.indication().isEmpty() || same ? "" : "a weight that was not the last one";
        } else if (reading.indication().isPresent()
                && !rule.shows(raw, reading.indication().get().value())) {
            wrong = "a weight that its bytes do not have";
        }
        if (!wrong.isEmpty()) {
            throw new Finding(
                    "a reading of " + wrong + ": "
                            + reading.indication().map(Object::toString).orElse("-") + " " + reading.flags() + " of "
                            + HexFormat.of().formatHex(raw),
                    line.fed());
        }
    }
}
