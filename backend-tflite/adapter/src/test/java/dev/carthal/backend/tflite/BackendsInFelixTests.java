package dev.carthal.backend.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/// Both backends in one framework, each behind a slot of its own, with the natives that the framework loads.
@Timeout(180)
final class BackendsInFelixTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final String MODEL = """
            {"format": 1, "name": "small", "version": "1.0.0", "labels": "labels.txt",
             "preprocessing": {"crop": {"kind": "center-square", "fraction": 1.0},
               "resize": {"width": 2, "height": 2, "filter": "triangle"}, "colour": "RGB",
               "mean": [0, 0, 0], "std": [1, 1, 1]},
             "inputs": [{"name": "x", "type": "float32", "shape": [1, 2, 2, 3], "layout": "NHWC"}],
             "outputs": [{"name": "y", "type": "float32", "shape": [1, 12]}],
             "variants": [{"id": "tflite-fp32", "engine": "tflite", "file": "small.tflite", "sha256": "DIGEST"}]}
            """;
    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: small
            Bundle-Version: 1.0.0
            Provide-Capability: dev.carthal.model;name=small;manifest="model.json"
            """;

    @TempDir
    Path storage;

    private final SlotDiary diary = new SlotDiary();
    private RealFelix felix;

    @BeforeEach
    void startFelix() throws Exception {
        felix = new RealFelix(storage);
        felix.context().registerService(SlotListener.class, diary, null);
        felix.configure("dev.carthal.runtime.clock", Map.of()); // before it starts, as on a cart
        felix.start(
                "com.google.gson",
                "dev.carthal.hal-runtime",
                "dev.carthal.backend-onnx-runtime",
                "dev.carthal.backend-tflite-runtime",
                "dev.carthal.backend-onnx",
                "dev.carthal.backend-tflite",
                "dev.carthal.model-grocery");
        felix.context()
                .installBundle("small", new ByteArrayInputStream(smallPackage()))
                .start();
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.close();
    }

    /// One test, because a second framework could not load the natives again.
    @Test
    void slotsAnswerAndTheirAdaptersCanBeExchanged() throws Exception {
        float[] onnx = serve("onnx", "grocery");
        float[] tflite = serve("tflite", "small");
        exchange("onnx", onnx);
        exchange("tflite", tflite);
        assertThat(answer("tflite")).containsExactly(tflite);
        assertThat(answer("onnx")).containsExactly(onnx);
        refuse("onnx", "grocery");
        refuse("tflite", "small");
    }

    private static String slot(String driver) {
        return "inference/" + driver;
    }

    private void configure(String driver, String model, Map<String, Object> backend) throws Exception {
        Map<String, Object> values = new HashMap<>(backend);
        values.putAll(Map.of("slot", slot(driver), "driver", driver, "slot.model", model));
        felix.configure("dev.carthal.slot~" + driver, values);
    }

    private float[] serve(String driver, String model) throws Exception {
        configure(driver, model, Map.of("threads", 2));
        Bundle adapter = felix.bundle("dev.carthal.backend-" + driver);
        assertThat(diary.await(slot(driver), SlotState.READY).version())
                .isEqualTo(adapter.getVersion().toString());
        float[] answer = answer(driver);
        float sum = 0;
        for (float probability : answer) {
            sum += probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-4f));
        return answer;
    }

    private void exchange(String driver, float[] expected) throws Exception {
        Bundle adapter = felix.bundle("dev.carthal.backend-" + driver);
        adapter.stop();
        adapter.start();
        diary.await(slot(driver), SlotState.READY);
        assertThat(answer(driver)).containsExactly(expected);
    }

    private void refuse(String driver, String model) throws Exception {
        configure(driver, model, Map.of("threads", 0));
        assertThat(diary.await(slot(driver), SlotState.FAULT).reason())
                .isEqualTo("threads must be a whole number, 1..64: threads=0");
    }

    private float[] answer(String driver) throws Exception {
        InferenceSlot slot = felix.service(InferenceSlot.class, "(slot=" + slot(driver) + ")");
        try (InvocationLease lease = slot.claim(LONG)) {
            MemorySegment input = lease.input(0);
            for (long i = 0; i < input.byteSize() / Float.BYTES; i++) {
                input.setAtIndex(ValueLayout.JAVA_FLOAT, i, 0.25f + i % 3);
            }
            lease.run(LONG);
            return lease.output(0).toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /// Pictures of 2×2 pixels, of which each value is a class of its own.
    private static byte[] smallPackage() throws Exception {
        byte[] content = Models.pixels();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        String labels = IntStream.range(0, 12).mapToObj(i -> "class " + i).collect(Collectors.joining("\n"));
        var manifest = new Manifest(new ByteArrayInputStream(text(MANIFEST)));
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            put(jar, "model.json", text(MODEL.replace("DIGEST", HexFormat.of().formatHex(digest))));
            put(jar, "labels.txt", text(labels));
            put(jar, "small.tflite", content);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
