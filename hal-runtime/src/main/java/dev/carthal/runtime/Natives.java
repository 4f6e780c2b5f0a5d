package dev.carthal.runtime;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/// The native runtimes of this process. What a library has loaded stays, whatever becomes of its bundle: so one that
/// nobody uses any more stays installed, that a swap back finds it instead of loading it a second time.
final class Natives {
    private final BundleContext context;
    private final Set<Loaded> brought = ConcurrentHashMap.newKeySet();
    private final Set<Bundle> left = ConcurrentHashMap.newKeySet();

    /// @param origin tells two builds of one version apart
    private record Loaded(String name, Version version, boolean beside, String origin) {
        static Loaded of(Bundle bundle) {
            return new Loaded(
                    bundle.getSymbolicName(),
                    bundle.getVersion(),
                    Boolean.parseBoolean(bundle.getHeaders("").get(Staged.BESIDE)),
                    bundle.getLocation());
        }

        static Loaded of(Staged jar) {
            return new Loaded(jar.name(), jar.version(), jar.beside(), jar.location());
        }

        /// The qualifier tells builds apart, not libraries.
        boolean isOfTheVersionOf(Loaded other) {
            return version.getMajor() == other.version.getMajor()
                    && version.getMinor() == other.version.getMinor()
                    && version.getMicro() == other.version.getMicro();
        }
    }

    Natives(BundleContext context) {
        this.context = context;
    }

    /// {@return the bundle that is this very runtime; empty where it must be installed first}
    Optional<Bundle> same(Staged runtime) {
        return installed(runtime.name())
                .filter(bundle -> bundle.getVersion().equals(runtime.version()))
                .filter(bundle -> bundle.getLocation().equals(runtime.location())
                        || runtime.content().isIn(bundle))
                .findFirst();
    }

    /// {@return why it cannot be loaded beside what the process has loaded; empty if it can}
    Optional<String> clash(Staged runtime) {
        if (same(runtime).isPresent()) {
            return Optional.empty();
        }
        Loaded wanted = Loaded.of(runtime);
        return Stream.concat(installed(runtime.name()).map(Loaded::of), brought.stream())
                .filter(other ->
                        other.name().equals(wanted.name()) && !other.origin().equals(wanted.origin()))
                .flatMap(other -> clash(wanted, other).stream())
                .findFirst();
    }

    private static Optional<String> clash(Loaded wanted, Loaded other) {
        String name = wanted.name() + " " + wanted.version();
        if (!wanted.beside() || !other.beside()) {
            return Optional.of("the native library of " + name + " lives in the process once, and " + other.version()
                    + " is loaded: restart the cart with it");
        }
        return wanted.isOfTheVersionOf(other)
                ? Optional.of("another build of " + name
                        + " has been loaded, and the process takes their libraries for one: restart the cart with it")
                : Optional.empty();
    }

    /// Remember that it may have been loaded from now on.
    void bring(Staged runtime) {
        brought.add(Loaded.of(runtime));
    }

    /// {@return the native runtimes that some bundles use}
    List<Bundle> usedBy(Collection<Bundle> users) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders("").get(Staged.BESIDE) != null
                        || bundle.getLocation().startsWith(Pins.OVERLAY))
                .filter(bundle -> users(bundle).anyMatch(users::contains))
                .toList();
    }

    /// Watch whether anything uses them.
    void leave(Collection<Bundle> runtimes) {
        left.addAll(runtimes);
    }

    /// {@return in words, those that nothing uses any more}
    List<String> idle() {
        return left.stream()
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .filter(bundle -> users(bundle).findAny().isEmpty())
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion()
                        + ": nothing uses it any more, but what it has loaded stays in the process")
                .sorted()
                .toList();
    }

    /// {@return the bundles that are wired to it}
    static Stream<Bundle> users(Bundle bundle) {
        return Stream.ofNullable(bundle.adapt(BundleWiring.class))
                .flatMap(wiring -> Stream.ofNullable(wiring.getProvidedWires(null)))
                .flatMap(Collection::stream)
                .map(BundleWire::getRequirer)
                .map(requirer -> requirer.getBundle());
    }

    private Stream<Bundle> installed(String name) {
        return Arrays.stream(context.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName()));
    }
}
