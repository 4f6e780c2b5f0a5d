package dev.carthal.runtime;

import java.util.Optional;
import org.osgi.framework.Bundle;

/// What fills a slot: a driver and, in an inference slot, the package of the model that it loads.
record Filling(DriverTracker.Found driver, Optional<ModelPackages.Found> model) {
    @Override
    public String toString() {
        return driver
                + model.map(found -> " with model " + found.name() + " "
                                + found.bundle().getVersion())
                        .orElse("");
    }

    boolean has(Bundle bundle) {
        return driver.bundle().equals(bundle)
                || model.filter(found -> found.bundle().equals(bundle)).isPresent();
    }
}
