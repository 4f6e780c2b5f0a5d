package dev.carthal.runtime;

import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.Preprocessing;
import dev.carthal.hal.inference.TensorSpec;
import java.util.List;

record PackagedModel(
        String name,
        String version,
        List<String> labels,
        Preprocessing preprocessing,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        List<ModelVariant> variants)
        implements Model {
    PackagedModel {
        labels = List.copyOf(labels);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        variants = List.copyOf(variants);
    }

    /// {@return the model as that variant has it, whose tensors may be its own}
    PackagedModel as(PackagedVariant variant) {
        return new PackagedModel(name, version, labels, preprocessing, variant.inputs(), variant.outputs(), variants);
    }
}
