package dev.carthal.runtime;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/// The bundles that a slot uses although newer ones may be installed, because a swap has decided so or has not yet.
/// They are named by [#origin], which is the same after a restart.
///
/// @param renamed another driver than the one that is configured
record Pins(Optional<String> driver, Optional<String> model, Optional<Renamed> renamed) {
    static final Pins NONE = new Pins(Optional.empty(), Optional.empty(), Optional.empty());
    static final String OVERLAY = "overlay:";
    static final String IMAGE = "image:";

    /// Use `to` where `from` is configured.
    record Renamed(String from, String to) {}

    /// @param configured the driver that the configuration names
    static Pins of(Filling filling, String configured) {
        String name = filling.driver().name();
        return new Pins(
                Optional.of(origin(filling.driver().bundle())),
                filling.model().map(found -> origin(found.bundle())),
                name.equals(configured) ? Optional.empty() : Optional.of(new Renamed(configured, name)));
    }

    /// {@return these, without the name of a driver whose bundle a swap has brought and the launcher has left out}
    Pins among(BundleContext context) {
        boolean there = driver.filter(origin -> origin.startsWith(OVERLAY))
                .map(context::getBundle)
                .isPresent();
        return there ? this : new Pins(driver, model, Optional.empty());
    }

    String driverFor(String configured) {
        return renamed.filter(other -> other.from().equals(configured))
                .map(Renamed::to)
                .orElse(configured);
    }

    /// {@return where the bundle comes from: a swap, or the image}
    static String origin(Bundle bundle) {
        String location = bundle.getLocation();
        return location.startsWith(OVERLAY) ? location : IMAGE + bundle.getSymbolicName();
    }

    boolean wantsDriver(Bundle bundle) {
        return driver.filter(origin(bundle)::equals).isPresent();
    }

    boolean wantsModel(Bundle bundle) {
        return model.filter(origin(bundle)::equals).isPresent();
    }
}
