package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.KitClock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.line.Ascii;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every dialect and every frame, tried with seeded random bytes.
class DialectPropertyTests {
    private static final int TRIES = 40;
    private static final int FRAMES = 5;
    private static final int LONGEST_FRAME = 20;
    private static final int MOST_GARBAGE = 40;
    /// The shortest silence between two frames that all protocols can show: the end of a line.
    private static final byte[] CLEAR = {Ascii.CR, Ascii.LF};

    /// {@return vectors with one reading that depends on nothing before it}
    static List<Vector> frames() throws IOException {
        return Vector.all().stream()
                .filter(vector -> vector.readings().size() == 1)
                .filter(vector -> !vector.readings().getFirst().matches("!.*|.*REPEATED.*|.*without a unit.*"))
                .toList();
    }

    private static Heard hear(Dialect dialect, byte[]... chunks) {
        Heard heard = new Heard();
        for (byte[] chunk : chunks) {
            for (byte value : chunk) {
                dialect.accept(value, heard);
            }
        }
        return heard;
    }

    private static byte[] garbage(Random random) {
        byte[] bytes = new byte[random.nextInt(MOST_GARBAGE)];
        random.nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("frames")
    void garbageBetweenFramesHidesNoneAndInventsNone(Vector vector) throws DeviceException {
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            List<byte[]> stream = new ArrayList<>();
            for (int i = 0; i < FRAMES; i++) {
                Collections.addAll(stream, garbage(random), CLEAR, vector.sent());
            }
            Heard heard = hear(Vector.settings(vector.protocol()).dialect(), stream.toArray(byte[][]::new));
            List<String> readings = heard.readings().stream()
                    .filter(reading -> !reading.contains("without a unit")) // no reading unless one is configured
                    .toList();
            assertThat(readings)
                    .as("seed %d", seed)
                    .isEqualTo(Collections.nCopies(FRAMES, vector.readings().getFirst()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"CAS", "CAS_14", "CAS_PB2", "TOLEDO_CONTINUOUS", "TOLEDO_CONTINUOUS_12"})
    void aFrameWithAnyByteChangedIsNoReadingWhereThereIsAChecksum(Protocol protocol) throws Exception {
        Random random = new Random(1);
        List<Vector> frames = frames().stream()
                .filter(v -> v.protocol().equals(protocol.id) && v.sent().length <= LONGEST_FRAME)
                .toList();
        for (Vector vector : frames) {
            byte[] sent = vector.parts().getLast().bytes();
            for (int i = 0; i < TRIES * 10; i++) {
                byte[] mutated = sent.clone();
                mutated[random.nextInt(sent.length)] ^= (byte) (1 + random.nextInt(Ascii.SEVEN_BITS));
                assertThat(hear(Vector.settings(protocol.id).dialect(), mutated).readings())
                        .as(Arrays.toString(mutated))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void garbageAloneIsNothing(Protocol protocol) throws DeviceException {
        Random random = new Random(2);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        assertThat(hear(Vector.settings(protocol.id).dialect(), noise).readings())
                .filteredOn(reading -> !reading.contains("without a unit") && !reading.startsWith("-"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void chunksDoNotMatter(Vector vector) throws Exception {
        byte[] sent = Stream.of(CLEAR, vector.sent(), vector.sent()).reduce(new byte[0], DialectPropertyTests::joined);
        for (int seed = 0; seed < TRIES; seed++) {
            SerialScaleSettings settings = Vector.settings(vector.protocol());
            DeviceContext context = DeviceContext.of(
                    DeviceConfig.of("scale/basket", Map.of()), Deadline.after(new KitClock(), Duration.ofSeconds(1)));
            try (SerialScale scale = new SerialScale(context, settings, new ChunkedLine(sent, new Random(seed)))) {
                assertThat(readings(scale))
                        .as("seed %d", seed)
                        .hasSize(2)
                        .allMatch(reading -> vector.readings().getFirst().startsWith(reading));
            }
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static List<String> readings(SerialScale scale) throws Exception {
        List<String> readings = new ArrayList<>();
        for (int quiet = 0; quiet < 100; ) {
            if (scale.next(Duration.ZERO) instanceof Next.Item<Reading>(var reading)) {
                readings.add(reading.indication().map(Object::toString).orElse("-"));
            } else {
                quiet++;
            }
        }
        return readings;
    }
}
