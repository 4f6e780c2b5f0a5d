package dev.carthal.bench;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A protocol of the driver for serial scanners, with all of the driver but the port. Each scan must be whole
/// frames of what was sent, none of them used twice.
final class FuzzedScanner implements Fuzzed {
    private static final String SSI = "ssi";
    private static final int HEADER = 5;

    private final String protocol;
    private final List<byte[]> valid;

    FuzzedScanner(String protocol, List<byte[]> valid) {
        this.protocol = protocol;
        this.valid = List.copyOf(valid);
    }

    @Override
    public String name() {
        return "scanner " + protocol;
    }

    @Override
    public Tally feed(long seed, int frames) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(BadLine.inChunks(random, new Mutations(random, valid), frames));
    }

    @Override
    public Tally noise(long seed, int pieces) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(BadLine.inChunks(random, new Mutations(random, List.of()), pieces));
    }

    private Tally feed(BadLine line) throws Finding {
        Map<String, Object> values = Map.of("port", "bytes", "protocol", protocol);
        DeviceContext context =
                DeviceContext.of(DeviceConfig.of("scanner/fuzzed", values), new Ticks().after(Duration.ofSeconds(1)));
        try (Scanner scanner = Neighbours.openScanner(context, line)) {
            return read(scanner, line);
        } catch (DeviceException e) {
            throw new Finding("the configuration is refused: " + e, line.fed());
        } catch (RuntimeException e) {
            throw new Finding(e, line.fed());
        }
    }

    private Tally read(Scanner scanner, BadLine line) throws Finding {
        long readings = 0;
        long refused = 0;
        int end = 0;
        boolean quiet = false;
        while (!quiet || !line.isOver()) {
            try {
                Next<Scan> next = scanner.next(Duration.ZERO);
                quiet = !(next instanceof Next.Item<Scan>);
                if (next instanceof Next.Item<Scan>(var scan)) {
                    readings++;
                    end = protocol.equals(SSI) ? endOfPackets(scan, end, line) : endOfFrame(scan, end, line);
                    if (end < 0) {
                        throw new Finding("a scan of what was not sent: " + scan.aim() + scan.text(), line.fed());
                    }
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

    private static int endOfFrame(Scan scan, int from, BadLine line) {
        return line.endOf((scan.aim() + scan.text() + '\r').getBytes(StandardCharsets.ISO_8859_1), from, 0xFF);
    }

    /// {@return where the last packet ends of those whose data, one after the other, are the scan's; -1 if none
    /// do}
    private static int endOfPackets(Scan scan, int from, BadLine line) {
        byte[] fed = line.fed();
        byte[] aim = scan.aim().getBytes(StandardCharsets.ISO_8859_1);
        byte[] data = scan.data();
        for (int start = from; start < fed.length; start++) {
            int told = 0;
            for (int at = start; isDecodeData(fed, at); at = behindZeros(fed, at + (fed[at] & 0xFF) + 2)) {
                byte[] part = Arrays.copyOfRange(fed, at + HEADER, at + (fed[at] & 0xFF));
                boolean named = told == 0 && startsWith(part, aim);
                part = named ? Arrays.copyOfRange(part, aim.length, part.length) : part;
                if (!startsWith(Arrays.copyOfRange(data, told, data.length), part)) {
                    break;
                }
                told += part.length;
                if (told == data.length) {
                    return at + (fed[at] & 0xFF) + 2;
                }
            }
        }
        return -1;
    }

    /// A 0 between packets is what a line often says.
    private static int behindZeros(byte[] fed, int at) {
        int next = at;
        while (next < fed.length && fed[next] == 0) {
            next++;
        }
        return next;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean isDecodeData(byte[] fed, int at) {
        int size = at < fed.length ? fed[at] & 0xFF : 0;
        if (size <= HEADER || at + size + 2 > fed.length || (fed[at + 1] & 0xFF) != 0xF3) {
            return false;
        }
        int sum = (fed[at + size] & 0xFF) << Byte.SIZE | (fed[at + size + 1] & 0xFF);
        for (int i = 0; i < size; i++) {
            sum += fed[at + i] & 0xFF;
        }
        return (sum & 0xFFFF) == 0;
    }
}
