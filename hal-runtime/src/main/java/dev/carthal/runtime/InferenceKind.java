package dev.carthal.runtime;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Model;

/// Inference slots: they need a model package besides a driver.
record InferenceKind(InferenceRole role, SessionWork work, ModelPackages packages) implements Kind<LoadedModel> {
    static InferenceKind of(SlotParts parts, ModelPackages packages) {
        SessionWork work = new SessionWork(parts);
        return new InferenceKind(new InferenceRole(parts.standing(), work.pool), work, packages);
    }

    @Override
    public void configure(SlotSettings settings) {}

    @Override
    public String missing(SlotSettings settings) {
        String name = settings.choice().model();
        return packages.find(name).isPresent() ? "" : "no model package named " + name + " is installed";
    }

    @Override
    public void filling() {
        work.expect();
    }

    @Override
    public LoadedModel open(Driver driver, SlotSettings settings, DeviceContext context)
            throws DeviceException, InterruptedException {
        work.checkQuarantine();
        ModelPackages.Found found = packages.find(settings.choice().model())
                .orElseThrow(() -> new DeviceException(DeviceException.Kind.NOT_FOUND, missing(settings)));
        Model model = ModelManifest.read(found.name(), found.manifest(), new BundleFiles(found.bundle()));
        return LoadedModel.open(
                (InferenceDriver) driver, model, settings.choice().variant(), context);
    }

    @Override
    public void close() {
        work.refuse(DeviceException.Kind.LOST, "the slot is removed");
    }
}
