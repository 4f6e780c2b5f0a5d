package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;

/// Swaps of the fixture jars that the build makes, `conformance-kit/fixtures`: the same as on the bench.
@Timeout(120)
final class FixtureSwapsTests {
    private static final Path FIXTURES = Path.of(System.getProperty("house.root"), "conformance-kit/fixtures");
    private static final String SCALE = "scale/basket";
    private static final String RECOGNIZER = "inference/recognizer";
    private static final Map<String, Object> QUICK = Map.of("slot.open.ms", 2_000, "slot.grace.ms", 500);

    @TempDir
    Path folder;

    private final CountDownLatch release = new CountDownLatch(1);
    private RuntimeInFelix felix;
    private Swapper swapper;

    @BeforeEach
    void bootWithTheGoodOnes() throws Exception {
        System.getProperties().put("dev.carthal.fixture.release", release);
        felix = new RuntimeInFelix(folder.resolve("felix"));
        felix.settings("dev.carthal.runtime.swaps", Map.of("start.ms", 1_000, "first.ms", 500));
        for (String name : List.of("scale", "backend", "model")) {
            felix.installJar("image-" + name, Files.readAllBytes(jar(name, ""))).start();
        }
        felix.configure(SCALE, with(Map.of("driver", "fixture", "every.ms", 5)));
        felix.await(SCALE, SlotState.READY);
        // Only now: Configuration Admin knows the factory of slots for sure (see RuntimeInFelix).
        felix.configure(RECOGNIZER, with(Map.of("driver", "fixture", "slot.model", "fixture")));
        felix.await(RECOGNIZER, SlotState.READY);
        swapper = felix.service(Swapper.class, "");
    }

    @AfterEach
    void stopFelix() throws Exception {
        release.countDown();
        felix.close();
    }

    private static Map<String, Object> with(Map<String, Object> values) {
        var all = new java.util.HashMap<>(QUICK);
        all.putAll(values);
        return all;
    }

    private static Path jar(String name, String which) {
        String suffix = which.isEmpty() ? "" : "-" + which;
        return FIXTURES.resolve(name).resolve("target/fixture-" + name + suffix + ".jar");
    }

    private SwapResult swap(Path jar) throws Exception {
        return swapper.swap(SwapRequest.of(jar).observing(Duration.ofMillis(300)), _ -> {});
    }

    private List<String> installed() {
        return Arrays.stream(felix.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("dev.carthal.fixture-"))
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .map(bundle -> bundle.getSymbolicName().replace("dev.carthal.fixture-", "") + " " + bundle.getVersion())
                .sorted()
                .toList();
    }

    private void assertServes(String scale, String backend) throws Exception {
        Slot weighing = felix.service(Slot.class, "(slot=" + SCALE + ")");
        assertThat(weighing.status().state()).as(weighing.status().reason()).isEqualTo(SlotState.READY);
        assertThat(weighing.status().version()).isEqualTo(scale);
        InferenceSlot recognizer = felix.service(InferenceSlot.class, "(slot=" + RECOGNIZER + ")");
        assertThat(recognizer.status().version()).isEqualTo(backend);
        try (InvocationLease lease = recognizer.claim(Duration.ofSeconds(30))) {
            lease.input(0).fill((byte) 0);
            lease.run(Duration.ofSeconds(30));
            assertThat(lease.output(0).get(ValueLayout.JAVA_FLOAT, 0)).isZero();
        }
    }

    @Test
    void theGoodOnesServe() throws Exception {
        for (String name : List.of("scale", "backend", "model")) {
            assertThat(swap(jar(name, "1.1.0"))).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        }
        assertServes("1.1.0", "1.1.0");
        assertThat(installed()).containsExactly("backend 1.1.0", "model 1.1.0", "scale 1.1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scale   | does-not-resolve      | REFUSED     | it needs bundle com.acme.protocol [2.0.0,3.0.0), which is not here",
                "scale   | lacks-capability      | REFUSED     | it needs capability com.acme.licence (product=scale), which nothing here",
                "scale   | rejects-configuration | REFUSED     | licence is missing in the configuration of scale/basket; expected: text (Number",
                "scale   | throws                | REFUSED     | IllegalStateException: the licence of this driver has run out: licence=none",
                "scale   | hangs                 | REFUSED     | activating driver fixture 1.2.0 does not return within 1000 ms",
                "scale   | lacks-class           | ROLLED_BACK | the class dev.carthal.fixture.scale.Display is neither in the bundle nor",
                "scale   | never-delivers        | ROLLED_BACK | it is open, but nothing valid came within 500 ms",
                "scale   | dies                  | ROLLED_BACK | the scale has gone away: port=bench",
                "scale   | leaks-threads         | ROLLED_BACK | it leaks threads: ",
                "backend | answers-wrongly       | REFUSED     | class 0 (apple) got 0.75, expected 0.25 ± 0.01",
                "backend | answers-late          | REFUSED     | the golden answer comes too late: a run took ",
                "model   | answers-wrongly       | REFUSED     | class 0 (apple) got 0.75, expected 0.25 ± 0.01",
                "model   | damaged               | REFUSED     | wrong.txt must have the digest that the manifest states: sha256=",
                "model   | lacks-golden-sample   | REFUSED     | unproven.json of dev.carthal.fixture-model 1.2.0 has no golden sample",
            })
    void aBadOneLeavesTheGoodOneInService(String name, String which, Outcome outcome, String reason) throws Exception {
        SwapResult result = swap(jar(name, which));

        assertThat(result.outcome()).as(result.reason()).isEqualTo(outcome);
        assertThat(result.reason()).contains(reason);
        assertServes("1.0.0", "1.0.0");
        if (which.equals("hangs")) {
            assertThat(swapper.quarantined()).hasSize(2).allMatch(what -> what.startsWith("dev.carthal.fixture-scale"));
        } else {
            assertThat(swapper.quarantined()).isEmpty();
            assertThat(installed()).containsExactly("backend 1.0.0", "model 1.0.0", "scale 1.0.0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "backend, scale/basket, 'scale/basket needs a bundle with a driver for scale slots, and ',' has none'",
        "scale, inference/recognizer, 'inference/recognizer needs a bundle with a driver for inference slots, and ',' has none'",
        "model, scale/basket, 'scale/basket needs a bundle with a driver for scale slots, and ',' is a model'"
    })
    void aDriverOfAnotherFamilyIsRefusedBeforeAnythingIsDone(String name, String slot, String begin, String end)
            throws Exception {
        Path jar = jar(name, "1.1.0");
        String reason = begin + "dev.carthal.fixture-" + name + " 1.1.0" + end;
        SwapRequest request = SwapRequest.of(jar).in(slot);
        assertThat(swapper.plan(request).refusal()).contains(reason);
        assertThat(swapper.swap(request, step -> fail("nothing may be done: " + step)))
                .isEqualTo(new SwapResult(Outcome.REFUSED, reason));
    }

    @Test
    void afterAHangingOneAGoodOneStillServes() throws Exception {
        assertThat(swap(jar("scale", "hangs")).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(swap(jar("scale", "1.1.0"))).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        assertServes("1.1.0", "1.0.0");
    }
}
