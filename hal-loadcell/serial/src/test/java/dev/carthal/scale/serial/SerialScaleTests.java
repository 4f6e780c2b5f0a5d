package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.KitClock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.simulator.scale.Fault;
import dev.carthal.simulator.scale.Load;
import dev.carthal.simulator.scale.Load.Step;
import dev.carthal.simulator.scale.RunningScale;
import dev.carthal.simulator.scale.ScaleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a real pseudo-terminal, at whose far end the simulated scale sits.
@Timeout(60)
class SerialScaleTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Load ONE_KILO = new Load(List.of(new Step(0, 1_000_000)));

    @TempDir
    Path folder;

    private Path link = Path.of("");

    @BeforeEach
    void nameTheLink() {
        link = folder.resolve("scale");
    }

    private Scale open(Map<String, Object> more) throws DeviceException {
        Map<String, Object> values = new HashMap<>(more);
        values.putIfAbsent("port", link.toString());
        DeviceConfig config = DeviceConfig.of("scale/basket", values);
        return new SerialScaleDriver().open(DeviceContext.of(config, Deadline.after(new KitClock(), SECOND)));
    }

    private static Reading reading(Scale scale) throws Exception {
        while (true) {
            if (scale.next(SECOND) instanceof Next.Item<Reading>(var reading)) {
                return reading;
            }
        }
    }

    @Test
    void aStableWeightArrivesAsItWasShown() throws Exception {
        try (var _ = RunningScale.start(ScaleOptions.of(link).loaded(ONE_KILO));
                Scale scale = open(Map.of())) {
            Reading reading = reading(scale);

            assertThat(reading.indication().orElseThrow().toString()).isEqualTo("1.000 kg");
            assertThat(reading.indication().orElseThrow().milligrams()).isEqualTo(1_000_000);
            assertThat(reading.flags()).containsExactly(Flag.STABLE);
            assertThat(new String(reading.raw(), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("ST,GS,+   1.000kg");
            assertThat(reading.origin()).isEqualTo(Origin.INDICATOR);
            assertThat(reading(scale).sequence()).isEqualTo(reading.sequence() + 1);
        }
    }

    @Test
    void aScaleThatSpeaksOnlyWhenAskedIsAsked() throws Exception {
        try (var _ = RunningScale.start(ScaleOptions.of(link).loaded(ONE_KILO).asked());
                Scale scale = open(Map.of("command", "Q\\r\\n", "poll.ms", 50))) {
            assertThat(reading(scale).indication().orElseThrow().milligrams()).isEqualTo(1_000_000);
        }
    }

    @Test
    void aSilentScaleIsSilenceAndNotZero() throws Exception {
        try (var _ = RunningScale.start(
                        ScaleOptions.of(link).failing(new Fault(Fault.Kind.SILENCE, 0, Long.MAX_VALUE)));
                Scale scale = open(Map.of())) {
            assertThat(scale.next(Duration.ofMillis(300))).isEqualTo(Next.silence());
        }
    }

    @Test
    void aTornFrameIsReportedAndTheNextOneRead() throws Exception {
        try (var _ = RunningScale.start(
                        ScaleOptions.of(link).loaded(ONE_KILO).failing(new Fault(Fault.Kind.TORN, 0, Long.MAX_VALUE)));
                Scale scale = open(Map.of())) {
            String torn = "PROTOCOL " + TORN + link;
            List<String> seen = new ArrayList<>(List.of(told(scale), told(scale)));
            while (seen.size() < 60 && !seen.reversed().subList(0, 2).equals(List.of("1.000 kg", torn))) {
                seen.add(told(scale));
            }
            assertThat(seen).containsSequence(torn, "1.000 kg").containsOnly(torn, "1.000 kg");
        }
    }

    private static final String TORN = "the line has no number: got \"ST,Gkg\" from ";

    private static String told(Scale scale) throws Exception {
        try {
            return reading(scale).indication().orElseThrow().toString();
        } catch (DeviceException e) {
            return e.kind() + " " + e.getMessage();
        }
    }

    @Test
    void overloadHasNoWeight() throws Exception {
        try (var _ = RunningScale.start(ScaleOptions.of(link)
                        .loaded(ONE_KILO)
                        .failing(new Fault(Fault.Kind.OVERLOAD, 0, Long.MAX_VALUE)));
                Scale scale = open(Map.of())) {
            Reading reading = reading(scale);
            assertThat(reading.indication()).isEmpty();
            assertThat(reading.flags()).containsExactly(Flag.OVERLOAD);
        }
    }

    @Test
    void anUnpluggedCableIsLostAndTheSamePathWorksAgainAfterwards() throws Exception {
        Fault pulled = new Fault(Fault.Kind.UNPLUG, 600_000_000, 600_000_000);
        try (var _ = RunningScale.start(ScaleOptions.of(link).loaded(ONE_KILO).failing(pulled))) {
            try (Scale scale = open(Map.of())) {
                assertThatThrownBy(() -> {
                            while (true) {
                                reading(scale);
                            }
                        })
                        .isInstanceOf(DeviceException.class)
                        .hasMessage("the port is gone: port=" + link + "; was it unplugged?")
                        .extracting(e -> ((DeviceException) e).kind())
                        .isEqualTo(Kind.LOST);
                assertThatThrownBy(() -> scale.next(SECOND)).hasMessageContaining("the port is gone");
            }
            while (!Files.exists(link)) {
                Thread.onSpinWait();
            }
            try (Scale again = open(Map.of())) {
                assertThat(reading(again).indication().orElseThrow().milligrams())
                        .isEqualTo(1_000_000);
            }
        }
    }

    @Test
    void aPortThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> open(Map.of("port", folder.resolve("none").toString())))
                .isInstanceOf(DeviceException.class)
                .hasMessage(
                        "there is no such port: port=" + folder.resolve("none") + "; plug it in, or correct the path")
                .extracting(e -> ((DeviceException) e).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aFileThatIsNoLineIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> open(Map.of("port", file.toString()))).isInstanceOf(DeviceException.class);
    }

    @Test
    void aClosedScaleSaysSo() throws Exception {
        try (var _ = RunningScale.start(ScaleOptions.of(link))) {
            Scale scale = open(Map.of());
            scale.close();
            scale.close();
            assertThatThrownBy(() -> scale.next(SECOND))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("next needs an open scale: " + link + " is closed");
        }
    }

    @Test
    void twoNamesOfOnePortAreOneDevice() throws Exception {
        try (var _ = RunningScale.start(ScaleOptions.of(link))) {
            Path other = Files.createSymbolicLink(folder.resolve("other"), link);
            SerialScaleDriver driver = new SerialScaleDriver();
            var one = driver.identify(DeviceConfig.of("scale/a", Map.of("port", link.toString())));
            var two = driver.identify(DeviceConfig.of("scale/b", Map.of("port", other.toString())));
            assertThat(one.clashesWith(two)).isTrue();
        }
    }
}
