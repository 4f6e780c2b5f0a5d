package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.Preprocessing;
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
        List<TensorSpec> inputs = tensors("inputs");
        List<TensorSpec> outputs = tensors("outputs");
        checkPicture(preprocessing, inputs.getFirst());
        checkClasses(labels, outputs.getFirst());
        return new PackagedModel(
                root.text("name"), root.text("version"), labels, preprocessing, inputs, outputs, variants());
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

    private List<TensorSpec> tensors(String key) throws DeviceException {
        List<TensorSpec> tensors = new ArrayList<>();
        for (Json json : root.each(key)) {
            try {
                tensors.add(TensorSpec.of(json.text("name"), type(json), json.wholes("shape"))
                        .laidOut(json.textOr("layout", "")));
            } catch (IllegalArgumentException e) {
                throw new DeviceException(
                        Kind.CORRUPT, json.file() + ": " + json.place() + "shape: " + e.getMessage(), e);
            }
        }
        return tensors;
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
    private void checkPicture(Preprocessing preprocessing, TensorSpec input) throws DeviceException {
        long height = preprocessing.height();
        long width = preprocessing.width();
        List<Long> rest = switch (input.layout()) {
            case "NCHW" -> List.of(3L, height, width);
            case "NHWC" -> List.of(height, width, 3L);
            default -> throw root.each("inputs").getFirst().wrong("layout", "NCHW or NHWC");
        };
        List<Long> shape = input.shape();
        if (shape.size() != 4 || !shape.subList(1, 4).equals(rest)) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    root.file() + ": preprocessing makes " + width + "×" + height + " pixels, inputs[0] takes " + shape
                            + " " + input.layout());
        }
    }

    private void checkClasses(List<String> labels, TensorSpec output) throws DeviceException {
        long classes = output.shape().getLast();
        if (classes != labels.size()) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    root.file() + ": outputs[0] has " + classes + " classes, " + root.text("labels") + " names "
                            + labels.size());
        }
    }

    private List<ModelVariant> variants() throws DeviceException {
        List<ModelVariant> variants = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Json json : root.each("variants")) {
            if (!ids.add(json.text("id"))) {
                throw json.wrong("id", "given once");
            }
            if (!SHA_256.matcher(json.text("sha256")).matches()) {
                throw json.wrong("sha256", "64 lower-case hexadecimal digits");
            }
            variants.add(new PackagedVariant(
                    json.text("id"), json.text("engine"), json.text("file"), json.text("sha256"), files));
        }
        return variants;
    }
}
