package dev.carthal.bench;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Answers of a Modbus transmitter, through the library and the driver. Each reading must be the registers of an
/// answer of the transmitter that was asked, whole and with a right CRC, in what was sent.
final class FuzzedModbus implements Fuzzed {
    private static final int ADDRESS = 1;
    private static final int REGISTERS = 5;
    private static final int SAMPLES = 50;

    private final String map;
    private final int function;

    /// @param function 3 or 4, by which that map is read
    FuzzedModbus(String map, int function) {
        this.map = map;
        this.function = function;
    }

    @Override
    public String name() {
        return "modbus " + map;
    }

    /// The library takes its time.
    @Override
    public int share() {
        return 1;
    }

    @Override
    public Tally feed(long seed, int frames) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(BadLine.inFrames(random, new Mutations(random, answers(random)), frames));
    }

    @Override
    public Tally noise(long seed, int pieces) throws Finding {
        SplittableRandom random = new SplittableRandom(seed);
        return feed(BadLine.inFrames(random, new Mutations(random, List.of()), pieces));
    }

    private Tally feed(BadLine line) throws Finding {
        Map<String, Object> values = Map.of("port", "/dev/null", "map", map, "poll.ms", 10, "answer.ms", 20);
        DeviceContext context =
                DeviceContext.of(DeviceConfig.of("scale/fuzzed", values), new Ticks().after(Duration.ofSeconds(1)));
        try (Scale scale = Neighbours.openModbus(context, line)) {
            return read(scale, line);
        } catch (DeviceException e) {
            throw new Finding("the configuration is refused: " + e, line.fed());
        } catch (RuntimeException e) {
            throw new Finding(e, line.fed());
        }
    }

    private Tally read(Scale scale, BadLine line) throws Finding {
        long readings = 0;
        long refused = 0;
        int end = 0;
        while (!line.isOver()) {
            try {
                if (scale.next(Duration.ofMillis(1)) instanceof Next.Item<Reading>(var reading)) {
                    readings++;
                    byte[] answer = answer(ADDRESS, function, reading.raw());
                    end = line.endOf(answer, end, 0xFF);
                    if (end < 0) {
                        String registers = HexFormat.of().formatHex(reading.raw());
                        throw new Finding("a reading of what was not answered: " + registers, line.fed());
                    }
                } else {
                    refused++;
                }
            } catch (DeviceException e) {
                refused++;
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

    /// {@return answers of ours and of another transmitter, of the right and of another length, and refusals}
    private List<byte[]> answers(SplittableRandom random) {
        List<byte[]> answers = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            byte[] registers = new byte[2 * (i % 10 == 0 ? random.nextInt(10) : REGISTERS)];
            random.nextBytes(registers);
            answers.add(answer(i % 9 == 0 ? ADDRESS + 1 : ADDRESS, i % 11 == 0 ? 7 - function : function, registers));
        }
        answers.add(sealed(new byte[] {ADDRESS, (byte) (0x80 | function), 2}));
        return answers;
    }

    /// {@return what a transmitter answers}
    static byte[] answer(int address, int function, byte[] registers) {
        ByteBuffer answer = ByteBuffer.allocate(3 + registers.length);
        answer.put((byte) address)
                .put((byte) function)
                .put((byte) registers.length)
                .put(registers);
        return sealed(answer.array());
    }

    /// CRC-16/MODBUS, low byte first.
    private static byte[] sealed(byte[] message) {
        int crc = 0xFFFF;
        for (byte each : message) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }
        byte[] sealed = Arrays.copyOf(message, message.length + 2);
        sealed[message.length] = (byte) crc;
        sealed[message.length + 1] = (byte) (crc >> 8);
        return sealed;
    }
}
