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
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.simulator.scale.Fault;
import dev.carthal.simulator.scale.Load;
import dev.carthal.simulator.scale.Load.Step;
import dev.carthal.simulator.scale.RunningScale;
import dev.carthal.simulator.scale.ScaleOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A scale and a scanner on one line, in two slots.
@Timeout(60)
class CableTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String EAN = "4006381333931";
    private static final Load KILO = new Load(List.of(new Step(0, 1_000_000)));

    @TempDir
    Path folder;

    private DeviceContext context(String slot, Map<String, Object> values) {
        return DeviceContext.of(DeviceConfig.of(slot, values), Deadline.after(new KitClock(), SECOND));
    }

    private String port() {
        return folder.resolve("cable").toString();
    }

    private Scale scale() throws DeviceException {
        return new SerialScaleDriver()
                .open(context("scale/desk", Map.of("port", port(), "protocol", "datalogic", "poll.ms", 20)));
    }

    private Scanner scanner() throws DeviceException {
        return new SerialScaleDriver.OnSameCable().open(context("scanner/desk", Map.of("port", port())));
    }

    private RunningScale far(Fault... faults) throws Exception {
        ScaleOptions options = ScaleOptions.of(folder.resolve("cable")).speaking("datalogic");
        return RunningScale.start(options.loaded(KILO).failing(faults));
    }

    private static <T> T next(StreamingDevice<T> device) throws Exception {
        while (true) {
            if (device.next(SECOND) instanceof Next.Item<T>(var item)) {
                return item;
            }
        }
    }

    private static <T> CompletableFuture<DeviceException> fault(StreamingDevice<T> device) {
        CompletableFuture<DeviceException> fault = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    next(device);
                }
            } catch (DeviceException e) {
                fault.complete(e);
            } catch (Exception e) {
                fault.completeExceptionally(e);
            }
        });
        return fault;
    }

    @Test
    void bothHalvesAreFedFromOneLine() throws Exception {
        try (RunningScale far = far();
                Scale scale = scale();
                Scanner scanner = scanner()) {
            far.scan(EAN);
            far.scan("]d20104006381333931");
            Scan first = next(scanner);
            assertThat(first.aim() + first.text()).isEqualTo("]E0" + EAN);
            assertThat(next(scanner).aim()).isEqualTo("]d2");
            assertThat(next(scale).indication().orElseThrow().toString()).isEqualTo("1.000 kg");
        }
    }

    @Test
    void closingOneHalfLeavesTheOtherAndItCanBeOpenedAgain() throws Exception {
        try (RunningScale far = far();
                Scanner scanner = scanner()) {
            for (int i = 0; i < 3; i++) {
                try (Scale scale = scale()) {
                    Reading reading = next(scale);
                    assertThat(reading.indication()).isPresent();
                }
                far.scan(EAN);
                assertThat(next(scanner).text()).isEqualTo(EAN);
            }
        }
    }

    @Test
    void aHalfHasOneHolderAndBothAreSetAlike() throws Exception {
        try (RunningScale _ = far();
                Scanner _ = scanner()) {
            assertThatThrownBy(this::scanner)
                    .hasMessage("somebody else has that half of the cable open: " + port() + ", SCANNER")
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY));
            Map<String, Object> other = Map.of("port", port(), "protocol", "datalogic", "baud", 19200);
            assertThatThrownBy(() -> new SerialScaleDriver().open(context("scale/desk", other)))
                    .hasMessage("both halves of a cable must be set alike: " + port()
                            + " at 19200 7E1, but it is open at 9600 7E1");
        }
    }

    @Test
    @SuppressWarnings("try") // closing the far end is what pulls the cable
    void aPulledCableIsLostForBoth() throws Exception {
        try (RunningScale far = far();
                Scale scale = scale();
                Scanner scanner = scanner()) {
            next(scale);
            CompletableFuture<DeviceException> one = fault(scale);
            CompletableFuture<DeviceException> other = fault(scanner);
            far.close();
            assertThat(one.get().kind()).isEqualTo(Kind.LOST);
            assertThat(other.get().kind()).isEqualTo(Kind.LOST);
        }
        try (RunningScale _ = far();
                Scale again = scale()) {
            assertThat(next(again).indication()).isPresent();
        }
    }

    @Test
    void everyRecordGoesToItsHalfInWhateverChunksItComes() throws Exception {
        String sent = "S08F" + EAN + "\rS14401250\rS08FF96385074\rS141\rS08F400638133393\rS08?\rS08]C0S1\r";
        for (int seed = 0; seed < 50; seed++) {
            ChunkedLine line = new ChunkedLine(sent.getBytes(StandardCharsets.ISO_8859_1), new Random(seed));
            Map<String, Object> values = Map.of("port", "/dev/null", "protocol", "datalogic");
            DeviceContext context = context("scale/desk", values);
            SerialScaleSettings settings =
                    SerialScaleSettings.of(context.config().as(SerialScaleConfig.class));
            Cable cable = new Cable(settings.line(), line);
            try (var scale = new SerialScale(context, settings, cable.tap(Cable.Half.SCALE));
                    var scanner = new CableScanner(context.clock(), settings.line(), cable.tap(Cable.Half.SCANNER))) {
                List<String> scans = told(scanner);
                List<String> weights = told(scale);
                assertThat(scans)
                        .containsExactlyInAnyOrder(
                                "]E0" + EAN,
                                "]E496385074",
                                "]C0S1",
                                "a barcode with a byte lost",
                                "no known identifier; set the scanner to send AIM identifiers");
                assertThat(weights).containsExactly("1.250 kg", "-");
            }
        }
    }

    private static List<String> told(StreamingDevice<?> device) throws Exception {
        List<String> told = new ArrayList<>();
        for (int quiet = 0; quiet < 80; ) {
            try {
                switch (device.next(Duration.ZERO)) {
                    case Next.Item<?>(Scan scan) -> told.add(scan.aim() + scan.text());
                    case Next.Item<?>(Reading reading) ->
                        told.add(reading.indication().map(Object::toString).orElse("-"));
                    default -> quiet++;
                }
            } catch (DeviceException e) {
                told.add(e.getMessage().replaceAll(":.*", ""));
            }
        }
        return told;
    }
}
