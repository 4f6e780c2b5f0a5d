package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/// What the cart is made of after its swaps, as it is kept for the next start.
final class Installed {
    private final BundleContext context;
    private final Optional<Overlay> overlay;

    Installed(BundleContext context) {
        this.context = context;
        this.overlay = Overlay.of(context);
    }

    /// Keep what the slots use now, `done` included.
    void keep(Draft done, Map<String, ConfiguredSlot<?>> slots) throws DeviceException {
        if (overlay.isEmpty()) {
            return;
        }
        Overlay.State before = overlay.get().open();
        Map<String, Pins> pins = new TreeMap<>(before.slots());
        slots.forEach((name, slot) -> pins.put(name, slot.pins()));
        Predicate<Bundle> leaving = bundle -> done.olds().contains(bundle) && !isUsed(Pins.origin(bundle), pins);
        Map<String, Overlay.Entry> entries = new LinkedHashMap<>();
        before.bundles().forEach(entry -> entries.put(entry.sha256(), entry));
        List<Staged> jars = new ArrayList<>(done.runtimes());
        jars.add(done.jar());
        jars.forEach(jar -> entries.put(
                jar.sha256(), new Overlay.Entry(jar.name(), jar.version().toString(), jar.sha256(), false)));
        List<Overlay.Entry> kept = entries.values().stream()
                .filter(entry -> isUsed(Pins.OVERLAY + entry.sha256(), pins)
                        || isWired(context.getBundle(Pins.OVERLAY + entry.sha256()), leaving))
                .map(entry -> entry.replacing(
                        !isUsed(Pins.IMAGE + entry.name(), pins) && !isWired(inImage(entry.name()), leaving)))
                .toList();
        overlay.get().keep(new Overlay.State(kept, pins), jars);
    }

    /// A native runtime is used by an adapter, which no slot shows.
    private static boolean isWired(@Nullable Bundle runtime, Predicate<Bundle> leaving) {
        return runtime != null && !Natives.users(runtime).allMatch(leaving);
    }

    private @Nullable Bundle inImage(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> Pins.origin(bundle).equals(Pins.IMAGE + name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isUsed(String origin, Map<String, Pins> pins) {
        return pins.values().stream().flatMap(Installed::origins).anyMatch(origin::equals);
    }

    private static Stream<String> origins(Pins pins) {
        return Stream.concat(pins.driver().stream(), pins.model().stream());
    }
}
