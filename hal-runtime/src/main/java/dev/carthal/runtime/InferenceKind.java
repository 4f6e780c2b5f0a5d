package dev.carthal.runtime;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Model;
import java.util.List;

/// Inference slots: they need a model package besides a driver.
record InferenceKind(InferenceRole role, SessionWork work) implements Kind<LoadedModel> {
    static InferenceKind of(SlotParts parts) {
        SessionWork work = new SessionWork(parts);
        return new InferenceKind(new InferenceRole(parts.standing(), work.pool), work);
    }

    @Override
    public void configure(SlotSettings settings) {}

    @Override
    public boolean needsModel() {
        return true;
    }

    @Override
    public void filling() {
        work.expect();
    }

    @Override
    public LoadedModel open(Driver driver, Filling filling, SlotSettings settings, DeviceContext context)
            throws DeviceException, InterruptedException {
        work.checkQuarantine();
        Model model = model(filling);
        return LoadedModel.open(
                (InferenceDriver) driver, model, settings.choice().variant(), context);
    }

    private static Model model(Filling filling) throws DeviceException {
        ModelPackages.Found found = filling.model().orElseThrow();
        return ModelManifest.read(found.name(), found.manifest(), new BundleFiles(found.bundle()));
    }

    @Override
    public void judge(LoadedModel device, Filling filling, Trial trial) throws DeviceException, InterruptedException {
        trial.of(device, filling.model().orElseThrow());
    }

    @Override
    public List<String> consumers() {
        return work.pool.claimants();
    }

    @Override
    public void close() {
        work.refuse(DeviceException.Kind.LOST, Members.REMOVED);
    }
}
