package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapPlan;
import dev.carthal.hal.swap.SwapRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/// What a swap would do, found out without changing anything.
///
/// @param targets the slots that would be swapped, by name
/// @param olds what serves in them now
record Draft(
        SwapRequest request,
        Staged jar,
        List<Staged> runtimes,
        Map<String, ConfiguredSlot<?>> targets,
        Set<Bundle> olds,
        Judgement judgement)
        implements SwapPlan {
    /// @param no why it would be refused; empty when it would be tried
    record Judgement(SwapKind kind, String no) {}

    static Draft of(SwapRequest request, Map<String, ConfiguredSlot<?>> slots, BundleContext context, Natives natives)
            throws DeviceException {
        Staged jar = Staged.read(request.jar());
        List<Staged> runtimes = new ArrayList<>();
        for (var runtime : request.runtimes()) {
            runtimes.add(Staged.read(runtime));
        }
        Map<String, ConfiguredSlot<?>> targets = new TreeMap<>();
        Set<Bundle> olds = new LinkedHashSet<>();
        slots.forEach((name, slot) -> {
            Optional<Bundle> old = slot.filling().map(filling -> replaced(filling, jar));
            boolean wanted = request.slot()
                    .map(name::equals)
                    .orElse(old.filter(bundle -> bundle.getSymbolicName().equals(jar.name()))
                            .isPresent());
            if (wanted) {
                targets.put(name, slot);
                old.ifPresent(olds::add);
            }
        });
        Draft open = new Draft(request, jar, runtimes, targets, olds, new Judgement(SwapKind.EXCLUSIVE, ""));
        return new Draft(request, jar, runtimes, targets, olds, open.judge(slots.keySet(), context, natives));
    }

    /// {@return this draft, refused where one of its slots is being swapped}
    Draft unless(Set<String> busy) {
        return targets.keySet().stream()
                .filter(busy::contains)
                .findFirst()
                .map(name -> new Draft(
                        request,
                        jar,
                        runtimes,
                        targets,
                        olds,
                        refused(name
                                + " is being swapped, or its new device is on probation: wait until that is over")))
                .orElse(this);
    }

    /// {@return which of the two bundles that fill a slot would go}
    private static Bundle replaced(Filling filling, Staged jar) {
        return filling.model()
                .filter(_ -> jar.model())
                .map(ModelPackages.Found::bundle)
                .orElse(filling.driver().bundle());
    }

    private Judgement judge(Set<String> known, BundleContext context, Natives natives) throws DeviceException {
        if (targets.isEmpty()) {
            return withoutTarget(known, context);
        }
        for (Map.Entry<String, ConfiguredSlot<?>> target : targets.entrySet()) {
            Family family = target.getValue().family();
            if (!jar.fits(family)) {
                return refused(target.getKey() + " needs a bundle with a driver for " + family.word() + " slots, and "
                        + jar + (jar.model() ? " is a model" : " has none"));
            }
        }
        for (Staged runtime : runtimes) {
            Optional<String> clash = natives.clash(runtime);
            if (clash.isPresent()) {
                return new Judgement(SwapKind.NEEDS_RESTART, clash.get());
            }
        }
        for (Bundle old : olds) {
            if (old.getLocation().equals(jar.location())) {
                return refused("this very bundle serves already: " + jar);
            }
            if (old.getVersion().equals(jar.version()) && !request.sameVersion()) {
                return refused(jar.name() + " " + jar.version()
                        + " serves already: raise the version, or say that the same one is meant (--same-version)");
            }
        }
        List<String> dragged = dragged(context);
        if (!dragged.isEmpty()) {
            return refused("others are wired to what would go, and would restart: " + String.join(", ", dragged));
        }
        return new Judgement(sharing(), "");
    }

    private Judgement withoutTarget(Set<String> known, BundleContext context) {
        if (request.slot().isPresent()) {
            return refused("no slot of that name is configured: slot="
                    + request.slot().get() + ", expected one of " + String.join(", ", known));
        }
        if (installed(context, jar.name()).isPresent()) {
            return new Judgement(
                    SwapKind.NEEDS_RESTART,
                    jar.name() + " fills no slot: the cart itself is made of it, and takes it at its next start only");
        }
        return refused("no slot is filled by a bundle named " + jar.name() + "; name the slot that it shall fill, of "
                + String.join(", ", known));
    }

    private static Judgement refused(String why) {
        return new Judgement(SwapKind.EXCLUSIVE, why);
    }

    private static Optional<Bundle> installed(BundleContext context, String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    /// {@return what a refresh of the old bundles would take along}
    private List<String> dragged(BundleContext context) {
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        return wiring.getDependencyClosure(olds).stream()
                .filter(bundle -> !olds.contains(bundle))
                .map(Bundle::getSymbolicName)
                .sorted()
                .toList();
    }

    private SwapKind sharing() throws DeviceException {
        if (jar.model()) {
            return SwapKind.SHAREABLE;
        }
        for (ConfiguredSlot<?> slot : targets.values()) {
            Optional<Filling> filling = slot.filling();
            if (filling.isEmpty() || filling.get().driver().driver().sharing() == Sharing.EXCLUSIVE) {
                return SwapKind.EXCLUSIVE;
            }
        }
        return SwapKind.SHAREABLE;
    }

    @Override
    public String bundle() {
        return jar.name();
    }

    @Override
    public String from() {
        return olds.stream().map(old -> old.getVersion().toString()).distinct().collect(Collectors.joining(", "));
    }

    @Override
    public String to() {
        return jar.version().toString();
    }

    @Override
    public SwapKind kind() {
        return judgement.kind();
    }

    @Override
    public List<String> slots() {
        return List.copyOf(targets.keySet());
    }

    @Override
    public List<String> consumers() {
        return targets.values().stream()
                .flatMap(slot -> slot.consumers().stream())
                .toList();
    }

    @Override
    public List<String> services() {
        return olds.stream()
                .flatMap(old -> Stream.ofNullable(old.getRegisteredServices()).flatMap(Arrays::stream))
                .flatMap(Draft::types)
                .distinct()
                .toList();
    }

    private static Stream<String> types(ServiceReference<?> reference) {
        return Arrays.stream((String[]) reference.getProperty(Constants.OBJECTCLASS));
    }

    @Override
    public List<String> rewired() {
        return olds.stream()
                .map(old -> old.adapt(BundleWiring.class))
                .flatMap(Stream::ofNullable)
                .map(wiring -> wiring.getProvidedWires(PackageNamespace.PACKAGE_NAMESPACE))
                .flatMap(Collection::stream)
                .filter(wire -> !olds.contains(wire.getRequirer().getBundle()))
                .map(Draft::words)
                .toList();
    }

    private static String words(BundleWire wire) {
        return wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE) + " by "
                + wire.getRequirer().getSymbolicName();
    }

    @Override
    public long overlapBytes() {
        return Stream.concat(Stream.of(jar), runtimes.stream())
                .mapToLong(each -> each.content().bytes().length)
                .sum();
    }

    @Override
    public Optional<String> refusal() {
        return Optional.of(judgement.no()).filter(text -> !text.isEmpty());
    }
}
