package dev.carthal.hal.inference;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/// Describe a model as its package declares it. A package is a bundle without code with the capability
/// [#NAMESPACE].
@ProviderType
public interface Model {
    /// Namespace of the capability by which a bundle is a model package; attributes `name`, and `manifest`, the
    /// path of its `model.json` inside the bundle.
    String NAMESPACE = "dev.carthal.model";

    /// {@return its name, such as `grocery`}
    String name();

    /// {@return its version}
    String version();

    /// {@return its class names by class number}
    List<String> labels();

    /// {@return how a picture becomes its input}
    Preprocessing preprocessing();

    /// {@return its input tensors; of a model that is loaded, those of the variant}
    List<TensorSpec> inputs();

    /// {@return its output tensors; of a model that is loaded, those of the variant}
    List<TensorSpec> outputs();

    /// {@return its files, one for each engine and precision}
    List<ModelVariant> variants();
}
