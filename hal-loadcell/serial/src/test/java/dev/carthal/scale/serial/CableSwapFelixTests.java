package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.Generations;
import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.ScannerSlot;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import dev.carthal.simulator.scale.Load;
import dev.carthal.simulator.scale.Load.Step;
import dev.carthal.simulator.scale.RunningScale;
import dev.carthal.simulator.scale.ScaleOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

/// Swaps of the bundle while both halves of a cable are open, in two slots.
@Timeout(120)
final class CableSwapFelixTests {
    private static final Duration LONG = Duration.ofSeconds(30);
    /// The library's natives are loaded once in this process: by its class path.
    private static final Map<String, String> ONE_LIBRARY = Map.of(
            Constants.FRAMEWORK_BOOTDELEGATION,
            "com.fazecast.jSerialComm",
            Constants.FRAMEWORK_BUNDLE_PARENT,
            Constants.FRAMEWORK_BUNDLE_PARENT_APP);

    @TempDir
    Path folder;

    @Test
    void bothHalvesGoOnWithAGapEachAndNoScanComesTwice() throws Exception {
        Path port = folder.resolve("cable");
        ScaleOptions options =
                ScaleOptions.of(port).speaking("datalogic").loaded(new Load(List.of(new Step(0, 1_000_000))));
        SlotDiary diary = new SlotDiary();
        try (RunningScale far = RunningScale.start(options);
                RealFelix felix = new RealFelix(folder.resolve("felix"), ONE_LIBRARY)) {
            felix.context().registerService(SlotListener.class, diary, null);
            felix.configure("dev.carthal.runtime.clock", Map.of()); // before it starts, as on a cart
            felix.start(
                    "com.google.gson",
                    "com.fazecast.jSerialComm",
                    "dev.carthal.hal-runtime",
                    "dev.carthal.scale-serial");
            felix.configure(
                    "dev.carthal.slot~scale",
                    Map.of("slot", "scale/desk", "driver", "serial", "protocol", "datalogic", "port", port.toString()));
            diary.await("scale/desk", SlotState.READY);
            felix.configure(
                    "dev.carthal.slot~scanner",
                    Map.of("slot", "scanner/desk", "driver", "datalogic", "port", port.toString()));
            diary.await("scanner/desk", SlotState.READY);
            swap(felix, far);
        }
    }

    private void swap(RealFelix felix, RunningScale far) throws Exception {
        ScaleSlot scale = felix.service(ScaleSlot.class, "(slot=scale/desk)");
        ScannerSlot scanner = felix.service(ScannerSlot.class, "(slot=scanner/desk)");
        Generations generations = new Generations(felix, "dev.carthal.scale-serial", folder);
        try (Subscription<Reading> readings = scale.subscribe("test");
                Subscription<Scan> scans = scanner.subscribe("test")) {
            far.scan("4006381333931");
            assertThat(until("4006381333931", scans)).containsExactly("4006381333931");
            generations.swap(2);
            far.scan("96385074");
            assertThat(until("96385074", scans)).containsExactly("gap", "96385074");
            assertThat(gapThenWeight(readings)).isEqualTo("1.000 kg");
            assertThat(scans.next(Duration.ofMillis(1))).isEqualTo(Next.silence());
        }
    }

    private static List<String> until(String last, Subscription<Scan> scans) throws InterruptedException {
        List<String> told = new ArrayList<>();
        while (!told.contains(last)) {
            switch (scans.next(LONG)) {
                case Next.Item<Scan>(var scan) -> told.add(scan.text());
                case Next.Missing<Scan> _ -> told.add("gap");
                case Next.Silence<Scan> _, Next.End<Scan> _ ->
                    throw new AssertionError("nothing came any more: " + told);
            }
        }
        return told;
    }

    private static String gapThenWeight(Subscription<Reading> readings) throws InterruptedException {
        Next<Reading> next = readings.next(LONG);
        while (!(next instanceof Next.Missing<Reading>)) {
            assertThat(next).as("before the gap").isInstanceOf(Next.Item.class);
            next = readings.next(LONG);
        }
        while (true) {
            next = readings.next(LONG);
            if (next instanceof Next.Item<Reading>(var reading)
                    && reading.indication().isPresent()) {
                return reading.indication().get().toString();
            }
            assertThat(next).as("behind the gap").isNotInstanceOfAny(Next.Silence.class, Next.End.class);
        }
    }
}
