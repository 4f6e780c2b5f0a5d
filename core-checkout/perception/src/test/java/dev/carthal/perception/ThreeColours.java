package dev.carthal.perception;

import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.TensorSpec;
import dev.carthal.hal.inference.TensorType;
import java.util.List;

/// Describes a model that tells red, green and blue things apart.
record ThreeColours(Preprocessing preprocessing, List<TensorSpec> inputs) implements Model {
    private static final List<String> LABELS = List.of("red", "green", "blue");
    private static final List<TensorSpec> OUTPUTS =
            List.of(TensorSpec.of("probabilities", TensorType.FLOAT32, List.of(-1L, 3L)));

    static ThreeColours planar(int side) {
        return new ThreeColours(
                Preprocessing.of(1, side, side),
                List.of(TensorSpec.of("image", TensorType.FLOAT32, List.of(-1L, 3L, (long) side, (long) side))
                        .laidOut("NCHW")));
    }

    static ThreeColours packed(int side) {
        return new ThreeColours(
                Preprocessing.of(1, side, side),
                List.of(TensorSpec.of("image", TensorType.FLOAT32, List.of(1L, (long) side, (long) side, 3L))
                        .laidOut("NHWC")));
    }

    ThreeColours prepared(Preprocessing other) {
        return new ThreeColours(other, inputs);
    }

    @Override
    public String name() {
        return "three-colours";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<String> labels() {
        return LABELS;
    }

    @Override
    public List<TensorSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public List<ModelVariant> variants() {
        return List.of();
    }
}
