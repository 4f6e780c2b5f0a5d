package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.Signal;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/// One swap, from the installation of the new bundle to the removal of one of the two.
final class Swap implements AutoCloseable {
    /// More new ones than that, while a bundle is watched, are a leak.
    private static final int MORE_THREADS = 4;

    private final Draft draft;
    private final Workshop workshop;
    private final Installation installation;
    private final SlotSwap.Tools.Steps steps;
    private Bundle fresh;
    private final List<SlotSwap<?>> parts = new ArrayList<>();
    private final Map<ConfiguredSlot<?>, Pins> held = new LinkedHashMap<>();
    private final Set<String> activated = new HashSet<>();
    /// One for all parts: a replay would wait for ever for news at a place where this thread is not.
    private final Signal news;

    /// What all swaps use.
    ///
    /// @param start what starting a bundle or activating a driver may take
    record Workshop(
            BundleContext context,
            Slots slots,
            Trial trial,
            Duration start,
            Quarantine quarantine,
            Natives natives,
            HealthChecks health) {}

    Swap(Draft draft, Workshop workshop, SlotSwap.Tools.Steps steps) {
        this.draft = draft;
        this.workshop = workshop;
        this.steps = steps;
        this.fresh = workshop.context().getBundle();
        this.news = workshop.slots().house().clock().signal("swap of " + draft.jar());
        this.installation = new Installation(workshop.context(), workshop.start(), workshop.quarantine()::add);
    }

    /// Bring the new one into service.
    ///
    /// @return empty when it serves; otherwise how it ended
    Optional<SwapResult> forward() throws InterruptedException {
        String why = "interrupted";
        try {
            prepare();
            for (SlotSwap<?> part : parts) {
                part.makeWay();
            }
            for (SlotSwap<?> part : parts) {
                part.forward();
            }
            return Optional.empty();
        } catch (DeviceException e) {
            why = FaultLog.text(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(back(why));
    }

    private void prepare() throws DeviceException, InterruptedException {
        // Those that are not swapped, too: a newer driver of the same name is not meant for them.
        for (ConfiguredSlot<?> slot : workshop.slots().byName().values()) {
            held.put(slot, slot.pins());
            slot.hold();
        }
        Map<Staged, Bundle> runtimes = runtimes();
        steps.next("install", "", "install " + draft.jar() + " beside " + draft.from());
        Bundle bundle = installation.install(draft.jar());
        fresh = bundle;
        steps.next("start", "", "resolve and start " + draft.jar());
        installation.start(bundle);
        requireUse(runtimes, bundle);
        SwapKind kind = draft.kind();
        List<Filling> fillings = new ArrayList<>();
        for (ConfiguredSlot<?> slot : draft.targets().values()) {
            Filling filling = filling(slot, bundle);
            fillings.add(filling);
            if (activate(filling.driver()) == Sharing.EXCLUSIVE && !draft.jar().model()) {
                kind = SwapKind.EXCLUSIVE;
            }
        }
        var tools = new SlotSwap.Tools(
                workshop.slots().house().clock(), news, workshop.trial(), steps, kind, workshop.health());
        int next = 0;
        for (ConfiguredSlot<?> slot : draft.targets().values()) {
            parts.add(part(slot, fillings.get(next++), tools));
        }
        for (SlotSwap<?> part : parts) {
            part.accept();
        }
    }

    private Map<Staged, Bundle> runtimes() throws DeviceException, InterruptedException {
        Map<Staged, Bundle> runtimes = new LinkedHashMap<>();
        for (Staged runtime : draft.runtimes()) {
            Optional<Bundle> same = workshop.natives().same(runtime);
            if (same.isPresent()) {
                runtimes.put(runtime, same.get());
            } else {
                steps.next("install", "", "install the native runtime " + runtime + " beside what is there");
                workshop.natives().bring(runtime);
                runtimes.put(runtime, installation.install(runtime));
            }
            installation.start(runtimes.get(runtime));
        }
        return runtimes;
    }

    /// A new bundle that goes on with an older runtime would be taken for what it is not.
    private static void requireUse(Map<Staged, Bundle> runtimes, Bundle user) throws DeviceException {
        for (Map.Entry<Staged, Bundle> runtime : runtimes.entrySet()) {
            if (Natives.users(runtime.getValue())
                    .noneMatch(bundle -> bundle.equals(user) || runtimes.containsValue(bundle))) {
                throw new DeviceException(
                        Kind.UNSUPPORTED,
                        user.getSymbolicName() + " " + user.getVersion() + " does not use " + runtime.getKey()
                                + ", which was to come with it: it imports other versions");
            }
        }
    }

    private static SlotSwap<?> part(ConfiguredSlot<?> slot, Filling after, SlotSwap.Tools tools)
            throws DeviceException {
        Filling before = slot.filling()
                .orElseThrow(() -> new DeviceException(Kind.NOT_FOUND, "nothing fills " + slot.name() + " any more"));
        return new SlotSwap<>(slot, before, after, tools);
    }

    /// {@return what fills the slot afterwards}
    private Filling filling(ConfiguredSlot<?> slot, Bundle bundle) throws DeviceException {
        Filling now = slot.filling()
                .orElseThrow(() -> new DeviceException(
                        Kind.NOT_FOUND,
                        slot.name() + " is empty: " + slot.standing().reason()));
        if (draft.jar().model()) {
            String wanted = now.model().map(ModelPackages.Found::name).orElse("");
            return new Filling(
                    now.driver(),
                    Optional.of(workshop.slots().models().in(bundle).stream()
                            .filter(found -> found.name().equals(wanted))
                            .findFirst()
                            .orElseThrow(() -> new DeviceException(
                                    Kind.NOT_FOUND, draft.jar() + " has no model named " + wanted))));
        }
        return new Filling(driver(slot, bundle, now.driver().name()), now.model());
    }

    private DriverTracker.Found driver(ConfiguredSlot<?> slot, Bundle bundle, String name) throws DeviceException {
        ServiceReference<?>[] references = bundle.getRegisteredServices();
        List<DriverTracker.Found> found = Arrays.stream(references == null ? new ServiceReference<?>[0] : references)
                .filter(reference -> List.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                        .contains(slot.family().driver.getName()))
                .map(reference -> DriverTracker.found(workshop.context(), reference))
                .toList();
        return found.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(() -> new DeviceException(
                        Kind.UNSUPPORTED,
                        draft.jar() + " registers no " + slot.family().word() + " driver, which " + slot.name()
                                + " needs"));
    }

    private Sharing activate(DriverTracker.Found driver) throws DeviceException, InterruptedException {
        String doing = "activating " + driver;
        if (activated.add(doing)) {
            steps.next("activate", "", "activate " + driver);
        }
        try {
            return Bounded.call(doing, workshop.start(), () -> driver.driver().sharing(), _ -> {});
        } catch (DeviceException e) {
            if (e.kind() == Kind.TIMEOUT) {
                workshop.quarantine().add(draft.jar() + ": its thread hangs " + doing);
            }
            throw e;
        }
    }

    /// Watch the new one.
    ///
    /// @return empty when it lasted; otherwise how it ended
    Optional<SwapResult> observe(Duration window) throws InterruptedException {
        steps.next("observe", "", "watch the new one for " + window.toMillis() + " ms");
        String why = "";
        Threads threads = Threads.of(fresh);
        long first = threads.count();
        try {
            long end = workshop.slots().house().clock().after(window).atNanos();
            for (SlotSwap<?> part : parts) {
                long left = Math.max(0, end - workshop.slots().house().clock().nanos());
                why = why.isEmpty() ? part.observe(Duration.ofNanos(left)) : why;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "interrupted";
        }
        long more = threads.count() - first;
        if (why.isEmpty() && more > MORE_THREADS) {
            why = "it leaks threads: " + first + " of its own at first, " + (first + more) + " after "
                    + window.toMillis() + " ms";
        }
        return why.isEmpty() ? Optional.empty() : Optional.of(back(why));
    }

    /// Go back to the old one in all slots, and take the new one out.
    SwapResult back(String why) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        boolean moved = parts.stream().anyMatch(SlotSwap::hasMoved);
        List<String> lost = new ArrayList<>();
        for (SlotSwap<?> part : parts) {
            part.makeWayBack();
        }
        for (SlotSwap<?> part : parts.reversed()) {
            String failure = part.back(why);
            if (!failure.isEmpty()) {
                lost.add(part.slot().name() + ": " + failure);
            }
        }
        steps.next("remove", "", "remove " + draft.jar());
        if (installation.undo()) {
            held.forEach(ConfiguredSlot::pin);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!lost.isEmpty()) {
            return new SwapResult(Outcome.LOST, why + "; and the old one does not open again: " + lost);
        }
        return new SwapResult(moved ? Outcome.ROLLED_BACK : Outcome.REFUSED, why);
    }

    /// Take the old ones out, except where something of theirs is still in use or another slot uses them.
    void remove() throws InterruptedException {
        List<Bundle> idle = new ArrayList<>();
        workshop.natives().leave(workshop.natives().usedBy(draft.olds()));
        for (Bundle old : draft.olds()) {
            Optional<String> kept = parts.stream()
                    .map(SlotSwap::kept)
                    .filter(text -> !text.isEmpty())
                    .findFirst();
            if (kept.isPresent()) {
                workshop.quarantine().add(old.getSymbolicName() + " " + old.getVersion() + ": " + kept.get());
            } else if (!isUsed(old)) {
                steps.next("remove", "", "remove " + old.getSymbolicName() + " " + old.getVersion());
                idle.add(old);
            }
        }
        installation.remove(idle);
    }

    private boolean isUsed(Bundle bundle) {
        return workshop.slots().byName().values().stream()
                .flatMap(slot -> slot.filling().stream())
                .anyMatch(filling -> filling.has(bundle));
    }

    @Override
    public void close() {
        news.close();
    }
}
