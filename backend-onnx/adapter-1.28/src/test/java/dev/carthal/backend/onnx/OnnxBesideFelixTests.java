package dev.carthal.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/// Two versions of ONNX Runtime in one process, and swaps from the one to the other while both answer.
@Timeout(300)
final class OnnxBesideFelixTests {
    private static final String SWAPPED = "inference/recognizer";
    private static final String STAYING = "inference/second";
    private static final String NEWER = "1.1.0.SNAPSHOT";
    private static final String OLDER = "1.1.0.onnxruntime-1_28";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final SlotDiary diary = new SlotDiary();
    private RealFelix felix;
    private Swapper swapper;

    @BeforeEach
    void startFelix() throws Exception {
        Path overlay = folder.resolve("overlay");
        felix = new RealFelix(folder.resolve("felix"), Map.of("dev.carthal.overlay", overlay.toString()));
        felix.context().registerService(SlotListener.class, diary, null);
        felix.configure("dev.carthal.runtime.clock", Map.of()); // before it starts, as on a cart
        felix.start("com.google.gson", "dev.carthal.hal-runtime", "dev.carthal.model-grocery");
        for (Path jar : List.of(jar("runtime"), jar("adapter"))) {
            felix.context().installBundle(jar.toUri().toString()).start();
        }
        for (String slot : List.of(SWAPPED, STAYING)) {
            felix.configure(
                    "dev.carthal.slot~" + slot.substring(10),
                    Map.of("slot", slot, "driver", "onnx", "slot.model", "grocery"));
            assertThat(diary.await(slot, SlotState.READY).version()).isEqualTo(NEWER);
        }
        swapper = felix.service(Swapper.class, "");
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.close();
    }

    private static Path jar(String module) throws IOException {
        Path target = Path.of(System.getProperty("house.root"), "backend-onnx", module, "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("SNAPSHOT.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private InferenceSlot slot(String name) throws InterruptedException {
        return felix.service(InferenceSlot.class, "(slot=" + name + ")");
    }

    private static float[] answer(InferenceSlot slot) throws DeviceException, InterruptedException {
        try (InvocationLease lease = slot.claim(LONG)) {
            MemorySegment input = lease.input(0);
            for (long i = 0; i < input.byteSize() / Float.BYTES; i++) {
                input.setAtIndex(ValueLayout.JAVA_FLOAT, i, (i % 97) / 97f);
            }
            lease.run(LONG);
            return lease.output(0).toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    private void swap(String adapter, String runtime) throws Exception {
        SwapRequest request = SwapRequest.of(jar(adapter))
                .with(List.of(jar(runtime)))
                .in(SWAPPED)
                .observing(BRIEF);
        assertThat(swapper.plan(request).kind()).isEqualTo(SwapKind.SHAREABLE);
        assertThat(swapper.swap(request, _ -> {})).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
    }

    /// What the library itself says through the binding of each runtime bundle.
    private Set<String> versions() throws ReflectiveOperationException {
        Set<String> versions = new TreeSet<>();
        for (Bundle bundle : felix.context().getBundles()) {
            if (bundle.getSymbolicName().equals("dev.carthal.backend-onnx-runtime")) {
                Class<?> type = bundle.loadClass("ai.onnxruntime.OrtEnvironment");
                Object environment = type.getMethod("getEnvironment").invoke(null);
                versions.add(bundle.getVersion() + " says "
                        + type.getMethod("getVersion").invoke(environment));
            }
        }
        return versions;
    }

    /// {@return the files of the library that the process has mapped}
    private static Set<String> mapped() throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.endsWith("libonnxruntime.so"))
                    .map(line -> line.replaceFirst(".* /", "/"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void callsOfBothVersionsGoOnWhileOneIsSwappedForTheOther() throws Exception {
        float[] expected = answer(slot(SWAPPED));
        assertThat(mapped()).hasSize(1);
        try (Load load = new Load(4, caller -> {
            float[] answer = answer(slot(caller == 0 ? STAYING : SWAPPED));
            assertThat(answer).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
        })) {
            for (int i = 0; i < 3; i++) {
                swap("adapter-1.28", "runtime-1.28");
                assertThat(slot(SWAPPED).status().version()).isEqualTo(OLDER);
                assertThat(slot(STAYING).status().version()).isEqualTo(NEWER);
                assertThat(versions()).containsExactly("1.28.0 says 1.28.0", "1.29.0 says 1.29.0");
                assertThat(swapper.quarantined()).isEmpty();
                load.goOn();

                swap("adapter", "runtime");
                assertThat(slot(SWAPPED).status().version()).isEqualTo(NEWER);
                assertThat(swapper.quarantined())
                        .containsExactly("dev.carthal.backend-onnx-runtime 1.28.0: nothing uses it any more, but what"
                                + " it has loaded stays in the process");
                load.goOn();
                assertThat(mapped()).hasSize(2);
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void anAdapterThatGoesOnWithTheOldLibraryIsRefused() throws Exception {
        SwapRequest request = SwapRequest.of(jar("adapter"))
                .with(List.of(jar("runtime-1.28")))
                .in(SWAPPED)
                .allowingSameVersion()
                .observing(BRIEF);
        SwapResult result = swapper.swap(request, _ -> {});
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason())
                .isEqualTo("dev.carthal.backend-onnx 1.1.0.SNAPSHOT does not use dev.carthal.backend-onnx-runtime"
                        + " 1.28.0, which was to come with it: it imports other versions");
        assertThat(Arrays.stream(felix.context().getBundles()).map(Bundle::getVersion))
                .noneMatch(version -> version.toString().equals("1.28.0"));
        answer(slot(SWAPPED));
    }
}
