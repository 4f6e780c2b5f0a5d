package dev.carthal.conformance;

import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.TensorSpec;
import java.util.List;

/// A model package without a bundle.
///
/// @param name of the model
/// @param version of the model
/// @param labels by class number
/// @param preprocessing of its pictures
/// @param inputs its tensors
/// @param outputs its tensors
/// @param variants its files
public record FakeModel(
        String name,
        String version,
        List<String> labels,
        Preprocessing preprocessing,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        List<ModelVariant> variants)
        implements Model {
    /// Copy the lists.
    public FakeModel {
        labels = List.copyOf(labels);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        variants = List.copyOf(variants);
    }

    /// {@return a model with those tensors and that file}
    ///
    /// @param inputs its tensors
    /// @param outputs its tensors
    /// @param variant its file
    public static FakeModel of(List<TensorSpec> inputs, List<TensorSpec> outputs, ModelVariant variant) {
        return new FakeModel(
                "fake", "1.0.0", List.of("a", "b"), Preprocessing.of(1, 8, 8), inputs, outputs, List.of(variant));
    }

    /// {@return this model, declaring other inputs}
    ///
    /// @param others what it declares
    public FakeModel declaring(List<TensorSpec> others) {
        return new FakeModel(name, version, labels, preprocessing, others, outputs, variants);
    }
}
