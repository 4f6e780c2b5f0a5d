package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import java.util.List;

/// A session with what was loaded into it: the device of an inference slot.
record LoadedModel(Model model, ModelVariant variant, ModelSession session, List<Invocation> invocations)
        implements Device {
    static LoadedModel open(InferenceDriver driver, Model model, String wanted, DeviceContext context)
            throws DeviceException, InterruptedException {
        ModelVariant variant = choose(driver, model, wanted);
        Model loaded = model instanceof PackagedModel whole && variant instanceof PackagedVariant packaged
                ? whole.as(packaged)
                : model;
        ModelSession session = driver.open(loaded, variant, context);
        List<Invocation> invocations = List.of();
        try {
            invocations = List.copyOf(session.invocations());
        } finally {
            if (invocations.isEmpty()) {
                session.close();
            }
        }
        if (invocations.isEmpty()) {
            throw new DeviceException(Kind.OTHER, "the driver opened a session without an invocation");
        }
        return new LoadedModel(loaded, variant, session, invocations);
    }

    private static ModelVariant choose(InferenceDriver driver, Model model, String wanted) throws DeviceException {
        List<String> ids = model.variants().stream().map(ModelVariant::id).toList();
        if (!wanted.isEmpty() && !ids.contains(wanted)) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "slot.variant must be one of " + String.join(", ", ids) + ": slot.variant=" + wanted);
        }
        return model.variants().stream()
                .filter(variant -> wanted.isEmpty() || variant.id().equals(wanted))
                .filter(driver::reads)
                .findFirst()
                .orElseThrow(() -> new DeviceException(
                        Kind.UNSUPPORTED,
                        "the driver reads none of the variants of " + model.name() + ": "
                                + model.variants().stream()
                                        .map(variant -> variant.id() + " for " + variant.engine())
                                        .toList()
                                + (wanted.isEmpty() ? "" : ", slot.variant=" + wanted)));
    }

    @Override
    public void close() {
        session.close();
    }
}
