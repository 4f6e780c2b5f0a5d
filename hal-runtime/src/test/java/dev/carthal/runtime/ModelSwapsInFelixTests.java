package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Driver;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.swap.Judge;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/// Swaps of a model package in a real Felix, under load: shareable ones. The engine answers with what it is given.
@Timeout(120)
final class ModelSwapsInFelixTests {
    private static final String SLOT = "inference/recognizer";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final InferenceBench.FakeEngine engine = new InferenceBench.FakeEngine();
    private final List<String> steps = new ArrayList<>();
    private RuntimeInFelix felix;
    private Swapper swapper;
    private InferenceSlot slot;

    @BeforeEach
    void loadAModel() throws Exception {
        felix = new RuntimeInFelix(folder.resolve("felix"));
        felix.settings("dev.carthal.runtime.swaps", Map.of("start.ms", 1_000, "first.ms", 500));
        felix.context()
                .registerService(
                        InferenceDriver.class, engine, FrameworkUtil.asDictionary(Map.of(Driver.NAME, "fake")));
        felix.installJar("image", fruit("1.0.0", 0.75).bytes()).start();
        felix.configure(
                SLOT, Map.of("driver", "fake", "slot.model", "fruit", "slot.grace.ms", 500, "slot.open.ms", 1_000));
        felix.await(SLOT, SlotState.READY);
        swapper = felix.service(Swapper.class, "");
        slot = felix.service(InferenceSlot.class, "(slot=" + SLOT + ")");
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.close();
    }

    /// @param pear what the engine should answer for the second class; it answers 0.75
    private static TestJar fruit(String version, double pear) {
        ByteBuffer tensor = ByteBuffer.allocate(96).order(ByteOrder.nativeOrder());
        tensor.putFloat(0.25f).putFloat(0.75f);
        String golden = """
                , "golden": {"picture": "golden.png", "tensor": "golden.f32", "expect": "golden.json"}}
                """;
        String manifest = ModelManifestTests.MANIFEST.strip();
        return new TestJar("test.fruit", version)
                .header("Provide-Capability", "dev.carthal.model;name=fruit;manifest=\"model.json\"")
                .entry("model.json", manifest.substring(0, manifest.length() - 1) + golden)
                .entry("labels.txt", "apple\npear\n")
                .entry("golden.png", "a picture")
                .entry("golden.f32", tensor.array())
                .entry(
                        "golden.json",
                        "{\"top1\": \"pear\", \"tolerance\": 0.01, \"probabilities\": [0.25, " + pear + "]}")
                .entry("a.onnx", "weights");
    }

    private SwapResult swap(TestJar jar) throws Exception {
        return swapper.swap(SwapRequest.of(jar.file(folder)).observing(BRIEF), step -> steps.add(step.name()));
    }

    private List<String> installed() {
        return Arrays.stream(felix.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("test."))
                .map(bundle -> bundle.getVersion().toString())
                .toList();
    }

    @Test
    void noCallFailsWhileModelsAreSwapped() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger runs = new AtomicInteger();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().daemon().name("caller " + i).start(() -> {
                while (!over.get()) {
                    try (InvocationLease lease = slot.claim(LONG)) {
                        lease.run(LONG);
                        runs.incrementAndGet();
                    } catch (DeviceException | InterruptedException | RuntimeException e) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (int i = 1; i <= 10; i++) {
            assertThat(swap(fruit("1.0." + i, 0.75))).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        }
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(runs).hasPositiveValue();
        assertThat(installed()).containsExactly("1.0.10");
        assertThat(slot.status().state()).isEqualTo(SlotState.READY);
        assertThat(engine.sessions.subList(0, 10)).allMatch(session -> session.closes == 1);
    }

    @Test
    void theStepsOfASharableSwapLeaveNoMomentWithoutService() throws Exception {
        assertThat(swapper.plan(SwapRequest.of(fruit("1.1.0", 0.75).file(folder)))
                        .kind())
                .isEqualTo(SwapKind.SHAREABLE);
        swap(fruit("1.1.0", 0.75));
        assertThat(steps)
                .containsExactly("install", "start", "activate", "accept", "open", "switch", "observe", "remove");
    }

    @Test
    void aWrongGoldenAnswerIsRefused() throws Exception {
        SwapResult result = swap(fruit("1.1.0", 0.25));
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).contains("class 1 (pear) got 0.75, expected 0.25 ± 0.01");
        assertThat(installed()).containsExactly("1.0.0");
        assertThat(engine.sessions).hasSize(2);
        assertThat(engine.sessions.getLast().closes).isEqualTo(1);
        assertThat(slot.status().state()).isEqualTo(SlotState.READY);
    }

    @Test
    void aGoldenAnswerThatComesTooLateIsRefused() throws Exception {
        engine.running = timeout -> {
            throw new DeviceException(Kind.TIMEOUT, "the run was ended after " + timeout.toMillis() + " ms");
        };
        assertThat(swap(fruit("1.1.0", 0.75)).reason()).contains("ended after 500 ms");
        assertThat(installed()).containsExactly("1.0.0");
    }

    @Test
    void everyJudgeMustAgree() throws Exception {
        Judge judge = (trial, picture, top1) -> {
            try (InvocationLease lease = trial.claim(Duration.ZERO)) {
                throw new DeviceException(
                        Kind.CORRUPT,
                        "the picture is no " + top1 + " for " + lease.model().name());
            }
        };
        felix.context().registerService(Judge.class, judge, null);
        assertThat(swap(fruit("1.1.0", 0.75)).reason()).isEqualTo("the picture is no pear for fruit");
        assertThat(installed()).containsExactly("1.0.0");
    }

    @Test
    void aLeaseThatIsNotGivenBackPutsTheOldOneIntoQuarantine() throws Exception {
        InvocationLease hoarded = slot.claim(LONG);

        assertThat(swap(fruit("1.1.0", 0.75)).outcome()).isEqualTo(Outcome.SWAPPED);

        assertThat(swapper.quarantined())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("test.fruit 1.0.0: a lease is not given back: [thread ")
                .contains("aLeaseThatIsNotGivenBackPutsTheOldOneIntoQuarantine");
        assertThat(slot.status().state()).isEqualTo(SlotState.DEGRADED);
        assertThat(engine.sessions.getFirst().closes).isZero();
        try (InvocationLease lease = slot.claim(LONG)) {
            lease.run(LONG);
        }
        hoarded.close();
        felix.await(SLOT, SlotState.READY);
        assertThat(engine.sessions.getFirst().closes).isEqualTo(1);
    }

    @Test
    void aModelWithoutAGoldenSampleIsRefused() throws Exception {
        SwapResult result = swap(fruit("1.1.0", 0.75).entry("model.json", ModelManifestTests.MANIFEST));
        assertThat(result.reason()).contains("no golden sample");
    }
}
