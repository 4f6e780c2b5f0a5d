package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelManifestTests {
    static final String MANIFEST = """
            {
              "format": 1,
              "name": "fruit",
              "version": "2.1.0",
              "labels": "labels.txt",
              "preprocessing": {
                "crop": {"kind": "center-square", "fraction": 0.9},
                "resize": {"width": 4, "height": 2, "filter": "triangle"},
                "colour": "RGB",
                "mean": [0.5, 0.4, 0.3],
                "std": [0.25, 0.26, 0.27]
              },
              "inputs": [{"name": "image", "type": "float32", "shape": [-1, 3, 2, 4], "layout": "NCHW"}],
              "outputs": [{"name": "probabilities", "type": "float32", "shape": [-1, 2]}],
              "variants": [
                {"id": "onnx-fp32", "engine": "onnx", "file": "a.onnx", "sha256": "DIGEST"},
                {"id": "tflite-int8", "engine": "tflite", "file": "a.tflite", "sha256": "DIGEST"}
              ]
            }
            """.replace("DIGEST", Digests.of("weights"));

    private final Map<String, String> files =
            new HashMap<>(Map.of("model.json", MANIFEST, "labels.txt", "apple\npear\n", "a.onnx", "weights"));

    private Model read() throws DeviceException {
        return ModelManifest.read("fruit", "model.json", this::file);
    }

    private byte[] file(String path) throws DeviceException {
        String text = files.get(path);
        if (text == null) {
            throw new DeviceException(Kind.CORRUPT, "no file " + path);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aManifestBecomesAModel() throws DeviceException {
        Model model = read();
        assertThat(model.name()).isEqualTo("fruit");
        assertThat(model.version()).isEqualTo("2.1.0");
        assertThat(model.labels()).containsExactly("apple", "pear");
        assertThat(model.preprocessing())
                .isEqualTo(Preprocessing.of(0.9, 4, 2)
                        .normalizing(List.of(0.5f, 0.4f, 0.3f), List.of(0.25f, 0.26f, 0.27f)));
        assertThat(model.inputs())
                .containsExactly(TensorSpec.of("image", TensorType.FLOAT32, List.of(-1L, 3L, 2L, 4L))
                        .laidOut("NCHW"));
        assertThat(model.outputs())
                .containsExactly(TensorSpec.of("probabilities", TensorType.FLOAT32, List.of(-1L, 2L)));
        assertThat(model.variants()).hasSize(2);
        assertThat(model.variants().getFirst().content()).isEqualTo("weights".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aVariantMayHaveTensorsOfItsOwn() throws DeviceException {
        String own = """
                "tflite", "inputs": [{"name": "x", "type": "int8", "shape": [1, 2, 4, 3], "layout": "NHWC",
                    "quantization": {"scale": 0.5, "zeroPoint": -3}}],
                """;
        files.put("model.json", MANIFEST.replace("\"tflite\",", own.strip()));

        PackagedModel model = (PackagedModel) read();

        PackagedModel loaded = model.as((PackagedVariant) model.variants().getLast());
        assertThat(loaded.inputs())
                .containsExactly(TensorSpec.of("x", TensorType.INT8, List.of(1L, 2L, 4L, 3L))
                        .laidOut("NHWC")
                        .quantized(new Quantization(-1, List.of(0.5f), List.of(-3))));
        assertThat(loaded.outputs()).isEqualTo(model.outputs());
        assertThat(model.as((PackagedVariant) model.variants().getFirst())).isEqualTo(model);
        files.put("model.json", files.get("model.json").replace("[1, 2, 4, 3]", "[1, 4, 4, 3]"));
        assertThatThrownBy(this::read)
                .hasMessage(
                        "model.json: preprocessing makes 4×2 pixels, variants[1].inputs[0] takes [1, 4, 4, 3] NHWC");
    }

    @Test
    void aFileWithAnotherDigestIsRefused() throws DeviceException {
        files.put("a.onnx", "other weights");
        Model model = read();
        assertThatThrownBy(() -> model.variants().getFirst().content())
                .isInstanceOf(DeviceException.class)
                .hasMessage("a.onnx must have the digest that the manifest states: sha256="
                        + Digests.of("other weights") + ", stated " + Digests.of("weights"));
        assertThatThrownBy(() -> model.variants().getLast().content()).hasMessage("no file a.tflite");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "format": 1 | "format": 2 | model.json: format 2 is newer than this build reads (1); update CartHAL
                    "format": 1 | "format": 0 | model.json: format must be 1: 0
                    "format": 1 | "format": "1" | model.json: format must be a number: "1"
                    "fruit" | "vegetables" | model.json: name must be "fruit": "vegetables"
                    "version" | "vision" | model.json: version must be text: it is missing
                    "labels.txt" | "names.txt" | no file names.txt
                    center-square | letterbox | model.json: preprocessing.crop.kind must be "center-square": "letterbox"
                    0.9 | 1.5 | model.json: preprocessing: the crop fraction must be above 0 and at most 1: cropFraction=1.5
                    "triangle" | "cubic" | model.json: preprocessing.resize.filter must be "triangle": "cubic"
                    "width": 4 | "width": 4.5 | model.json: preprocessing.resize.width must be a whole number: 4.5
                    "width": 4 | "width": 5 | model.json: preprocessing makes 5×2 pixels, inputs[0] takes [-1, 3, 2, 4] NCHW
                    "RGB" | "BGR" | model.json: preprocessing.colour must be "RGB": "BGR"
                    0.27] | 0] | model.json: preprocessing: mean and deviation must be three, deviations above 0: mean=[0.5, 0.4, 0.3], deviation=[0.25, 0.26, 0.0]
                    "float32", "shape": [-1, 3 | "float", "shape": [-1, 3 | model.json: inputs[0].type must be one of float32, float16, uint8, int8, int32, int64: "float"
                    [-1, 3, 2, 4] | [-1, 3, 0, 4] | model.json: inputs[0].shape: an extent must be 1 or more, or -1: image[-1, 3, 0, 4]
                    [-1, 3, 2, 4] | [] | model.json: inputs[0].shape must be a list with something in it: []
                    "NCHW" | "CHW" | model.json: inputs[0].layout must be NCHW or NHWC: "CHW"
                    [-1, 2] | [-1, 3] | model.json: outputs[0] has 3 classes, labels.txt names 2
                    tflite-int8 | onnx-fp32 | model.json: variants[1].id must be given once: "onnx-fp32"
                    "engine": "tflite", | "engine": "tflite", "outputs": [{"name": "p", "type": "int8", "shape": [2], "quantization": {"scale": 0, "zeroPoint": 0}}], | model.json: variants[1].outputs[0].quantization.scale must be above 0: 0
                    "file": "a.onnx" | "file": 7 | model.json: variants[0].file must be text: 7
                    "variants": | "variant": | model.json: variants must be a list with something in it: it is missing
                    """)
    void aLieIsNamed(String truth, String lie, String message) {
        files.put("model.json", MANIFEST.replace(truth, lie));
        assertThat(files.get("model.json")).isNotEqualTo(MANIFEST);
        assertThatThrownBy(this::read).isInstanceOf(DeviceException.class).hasMessage(message);
    }

    @Test
    void aSenselessDigestIsNamed() {
        files.put("model.json", MANIFEST.replace(Digests.of("weights"), "abc"));
        assertThatThrownBy(this::read)
                .hasMessage("model.json: variants[0].sha256 must be 64 lower-case hexadecimal digits: \"abc\"");
    }

    @Test
    void labelsAreNames() {
        files.put("labels.txt", "apple\napple\n");
        assertThatThrownBy(this::read).hasMessage("labels.txt must have a different name in each line: \"apple\"");
        files.put("labels.txt", "apple\n\npear\n");
        assertThatThrownBy(this::read).hasMessage("labels.txt must have a different name in each line: \"\"");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        files.put("model.json", "{\"format\": ");
        assertThatThrownBy(this::read)
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith("model.json is no JSON: ");
        files.put("model.json", "[1]");
        assertThatThrownBy(this::read).hasMessage("model.json must be a JSON object");
    }
}
