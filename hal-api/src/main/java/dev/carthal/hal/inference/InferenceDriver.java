package dev.carthal.hal.inference;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Sharing;
import org.osgi.annotation.versioning.ConsumerType;

/// Open sessions of models on one inference engine.
@ConsumerType
public interface InferenceDriver extends Driver {
    /// {@return whether this engine can read `variant` at all, by its [ModelVariant#engine()]; loads nothing}
    ///
    /// @param variant one file of the model
    boolean reads(ModelVariant variant);

    /// Load a variant of a model. Blocks until it is ready to run or the deadline has passed; called by a
    /// thread of the slot's.
    ///
    /// The session's tensors must be those that the model declares; what differs is refused, with both in the
    /// message.
    ///
    /// @param model the model that the variant belongs to
    /// @param variant one file of the model
    /// @param context all that the opening needs
    /// @return the session, to be closed by the slot
    /// @throws DeviceException of kind `ABSENT` if the engine or its accelerator is not on this machine,
    ///     `CORRUPT` if the file cannot be read, `CONFIGURATION` if its tensors are not those that the model
    ///     declares, `UNSUPPORTED` if the engine lacks an operator; nothing stays loaded then
    /// @throws InterruptedException if the calling thread is interrupted; nothing stays loaded then
    ModelSession open(Model model, ModelVariant variant, DeviceContext context)
            throws DeviceException, InterruptedException;

    /// {@return [Sharing#SHAREABLE]: two sessions of a model stand side by side}
    @Override
    default Sharing sharing() {
        return Sharing.SHAREABLE;
    }
}
