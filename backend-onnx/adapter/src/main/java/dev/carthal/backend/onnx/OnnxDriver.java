package dev.carthal.backend.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Load models into ONNX Runtime; driver name `onnx`, engine `onnx`.
@Component(property = "driver=onnx")
public final class OnnxDriver implements InferenceDriver {
    /// Make the driver; loads nothing.
    @Activate
    public OnnxDriver() {}

    @Override
    public boolean reads(ModelVariant variant) {
        return variant.engine().equals("onnx");
    }

    @Override
    public ModelSession open(Model model, ModelVariant variant, DeviceContext context) throws DeviceException {
        OnnxConfig config = context.config().as(OnnxConfig.class);
        requireInRange("threads", config.threads());
        requireInRange("invocations", config.invocations());
        byte[] content = variant.content();
        try {
            OrtSession session = session(content, config, variant);
            return OnnxSession.of(session, model, config.invocations(), context.clock());
        } catch (LinkageError e) {
            throw new DeviceException(
                    Kind.ABSENT, "ONNX Runtime cannot be loaded on this machine: " + e.getMessage(), e);
        }
    }

    private static OrtSession session(byte[] content, OnnxConfig config, ModelVariant variant) throws DeviceException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(config.threads());
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(level(config.optimization()));
            // A pool that spins between runs takes the cores from the cameras.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return OrtEnvironment.getEnvironment().createSession(content, options);
        } catch (OrtException e) {
            throw new DeviceException(kind(e), "variant " + variant.id() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static OptLevel level(OnnxConfig.Optimization optimization) {
        return switch (optimization) {
            case NONE -> OptLevel.NO_OPT;
            case BASIC -> OptLevel.BASIC_OPT;
            case EXTENDED -> OptLevel.EXTENDED_OPT;
            case ALL -> OptLevel.ALL_OPT;
        };
    }

    private static Kind kind(OrtException e) {
        String message = String.valueOf(e.getMessage());
        boolean operator = e.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED
                || message.contains("is not a registered function/op")
                || message.contains("No Op registered");
        return operator ? Kind.UNSUPPORTED : Kind.CORRUPT;
    }

    private static void requireInRange(String key, int value) throws DeviceException {
        if (value < 1 || value > 64) {
            throw new DeviceException(Kind.CONFIGURATION, key + " must be 1..64: " + key + "=" + value);
        }
    }
}
