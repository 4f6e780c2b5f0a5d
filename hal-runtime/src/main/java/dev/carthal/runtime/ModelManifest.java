package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.Quantization;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Read the `model.json` of a package and believe none of it: what does not fit is refused, with its place, its
/// value and what was expected.
final class ModelManifest {
    private static final int FORMAT = 1;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Json root;
    private final PackageFiles files;

    private ModelManifest(Json root, PackageFiles files) {
        this.root = root;
        this.files = files;
    }

    /// @param name that the bundle gives the package
    static Model read(String name, String path, PackageFiles files) throws DeviceException {
        Json root = Json.parse(path, new String(files.read(path), StandardCharsets.UTF_8));
        int format = root.integer("format");
        if (format > FORMAT) {
            throw new DeviceException(
                    Kind.UNSUPPORTED,
                    path + ": format " + format + " is newer than this build reads (" + FORMAT + "); update CartHAL");
        }
        if (format != FORMAT) {
            throw root.wrong("format", String.valueOf(FORMAT));
        }
        root.only("name", name);
        return new ModelManifest(root, files).model();
    }

    private Model model() throws DeviceException {
        List<String> labels = labels();
        Preprocessing preprocessing = preprocessing(root.in("preprocessing"));
        List<TensorSpec> inputs = inputs(root, preprocessing);
        List<TensorSpec> outputs = outputs(root, labels);
        List<ModelVariant> variants = new ArrayList<>();
        for (Json json : root.each("variants")) {
            variants.add(variant(
                    json,
                    json.has("inputs") ? inputs(json, preprocessing) : inputs,
                    json.has("outputs") ? outputs(json, labels) : outputs));
        }
        checkIds(variants);
        return new PackagedModel(
                root.text("name"), root.text("version"), labels, preprocessing, inputs, outputs, variants);
    }

    private static List<TensorSpec> inputs(Json json, Preprocessing preprocessing) throws DeviceException {
        List<TensorSpec> inputs = tensors(json.each("inputs"));
        checkPicture(preprocessing, json, inputs.getFirst());
        return inputs;
    }

    private List<TensorSpec> outputs(Json json, List<String> labels) throws DeviceException {
        List<TensorSpec> outputs = tensors(json.each("outputs"));
        checkClasses(labels, json, outputs.getFirst());
        return outputs;
    }

    private List<String> labels() throws DeviceException {
        String file = root.text("labels");
        List<String> labels =
                new String(files.read(file), StandardCharsets.UTF_8).lines().toList();
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            if (label.isBlank() || !seen.add(label)) {
                throw new DeviceException(
                        Kind.CORRUPT, file + " must have a different name in each line: \"" + label + "\"");
            }
        }
        return labels;
    }

    private static Preprocessing preprocessing(Json json) throws DeviceException {
        Json crop = json.in("crop");
        Json resize = json.in("resize");
        crop.only("kind", "center-square");
        resize.only("filter", "triangle");
        json.only("colour", "RGB");
        try {
            return Preprocessing.of(crop.number("fraction"), resize.integer("width"), resize.integer("height"))
                    .normalizing(json.decimals("mean"), json.decimals("std"));
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Kind.CORRUPT, json.file() + ": preprocessing: " + e.getMessage(), e);
        }
    }

    private static List<TensorSpec> tensors(List<Json> described) throws DeviceException {
        List<TensorSpec> tensors = new ArrayList<>();
        for (Json json : described) {
            try {
                TensorSpec tensor = TensorSpec.of(json.text("name"), type(json), json.wholes("shape"))
                        .laidOut(json.textOr("layout", ""));
                tensors.add(json.has("quantization") ? tensor.quantized(steps(json.in("quantization"))) : tensor);
            } catch (IllegalArgumentException e) {
                throw new DeviceException(
                        Kind.CORRUPT, json.file() + ": " + json.place() + "shape: " + e.getMessage(), e);
            }
        }
        return tensors;
    }

    private static Quantization steps(Json json) throws DeviceException {
        double scale = json.number("scale");
        if (!(scale > 0)) {
            throw json.wrong("scale", "above 0");
        }
        return new Quantization(-1, List.of((float) scale), List.of(json.integer("zeroPoint")));
    }

    private static TensorType type(Json json) throws DeviceException {
        String wanted = json.text("type");
        List<String> words = new ArrayList<>();
        for (TensorType type : TensorType.values()) {
            String word = type.name().toLowerCase(Locale.ROOT);
            if (word.equals(wanted)) {
                return type;
            }
            words.add(word);
        }
        throw json.wrong("type", "one of " + String.join(", ", words));
    }

    /// The picture that preprocessing makes must be the one that the model takes.
    private static void checkPicture(Preprocessing preprocessing, Json json, TensorSpec input) throws DeviceException {
        long height = preprocessing.height();
        long width = preprocessing.width();
        List<Long> rest = switch (input.layout()) {
            case "NCHW" -> List.of(3L, height, width);
            case "NHWC" -> List.of(height, width, 3L);
            default -> throw json.each("inputs").getFirst().wrong("layout", "NCHW or NHWC");
        };
        List<Long> shape = input.shape();
        if (shape.size() != 4 || !shape.subList(1, 4).equals(rest)) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    json.file() + ": preprocessing makes " + width + "×" + height + " pixels, " + json.place()
                            + "inputs[0] takes " + shape + " " + input.layout());
        }
    }

    private void checkClasses(List<String> labels, Json json, TensorSpec output) throws DeviceException {
        long classes = output.shape().getLast();
        if (classes != labels.size()) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    root.file() + ": " + json.place() + "outputs[0] has " + classes + " classes, " + root.text("labels")
                            + " names " + labels.size());
        }
    }

    private PackagedVariant variant(Json json, List<TensorSpec> inputs, List<TensorSpec> outputs)
            throws DeviceException {
        if (!SHA_256.matcher(json.text("sha256")).matches()) {
            throw json.wrong("sha256", "64 lower-case hexadecimal digits");
        }
        return new PackagedVariant(
                json.text("id"), json.text("engine"), json.text("file"), json.text("sha256"), inputs, outputs, files);
    }

    private void checkIds(List<ModelVariant> variants) throws DeviceException {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < variants.size(); i++) {
            if (!ids.add(variants.get(i).id())) {
                throw root.each("variants").get(i).wrong("id", "given once");
            }
        }
    }
}
