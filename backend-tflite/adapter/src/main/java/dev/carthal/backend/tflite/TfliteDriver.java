package dev.carthal.backend.tflite;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Load models into TensorFlow Lite; driver name `tflite`, engine `tflite`.
@Component(property = "driver=tflite")
public final class TfliteDriver implements InferenceDriver {
    /// Make the driver; loads nothing.
    @Activate
    public TfliteDriver() {}

    @Override
    public boolean reads(ModelVariant variant) {
        return variant.engine().equals("tflite");
    }

    @Override
    public ModelSession open(Model model, ModelVariant variant, DeviceContext context) throws DeviceException {
        TfliteConfig config = context.config().as(TfliteConfig.class);
        requireInRange("threads", config.threads());
        requireInRange("invocations", config.invocations());
        byte[] content = variant.content();
        try {
            return TfliteSession.of(Graph.read(content, variant.id()), model, config, context.clock());
        } catch (LinkageError e) {
            throw new DeviceException(
                    Kind.ABSENT, "TensorFlow Lite cannot be loaded on this machine: " + e.getMessage(), e);
        }
    }

    private static void requireInRange(String key, int value) throws DeviceException {
        if (value < 1 || value > 64) {
            throw new DeviceException(Kind.CONFIGURATION, key + " must be 1..64: " + key + "=" + value);
        }
    }
}
