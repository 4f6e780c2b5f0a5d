package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.swap.Judge;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapListener;
import dev.carthal.hal.swap.SwapPlan;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.SwapStep;
import dev.carthal.hal.swap.Swapper;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/// Exchange bundles behind slots, one swap after the other; those that are on probation do not keep others from
/// beginning.
@Component(name = SwapKeys.PID, service = Swapper.class)
@Designate(ocd = SwapKeys.class)
public final class Swaps implements Swapper {
    private static final System.Logger LOG = System.getLogger(Swaps.class.getName());

    private final BundleContext context;
    private final Slots slots;
    private final Clock clock;
    private volatile SwapKeys keys;
    private final Quarantine quarantine = new Quarantine();
    private final Natives natives;
    private final HealthChecks health;
    private final Installed installed;
    private final List<SwapListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Judge> judges = new CopyOnWriteArrayList<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Set<String> busy = new HashSet<>();

    /// Start with no swap.
    ///
    /// @param context of this bundle
    /// @param slots whose bundles are exchanged
    /// @param clock by which a probation lasts
    /// @param keys where and how long
    @Activate
    public Swaps(BundleContext context, @Reference Slots slots, @Reference Clock clock, SwapKeys keys) {
        this.context = context;
        this.slots = slots;
        this.clock = clock;
        this.keys = keys;
        this.natives = new Natives(context);
        this.installed = new Installed(context);
        this.health = new HealthChecks(context);
    }

    /// Go on with other times; a swap that runs keeps those that it began with.
    @Modified
    void modified(SwapKeys changed) {
        keys = changed;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(SwapListener listener) {
        listeners.add(listener);
    }

    void removeListener(SwapListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJudge(Judge judge) {
        judges.add(judge);
    }

    void removeJudge(Judge judge) {
        judges.remove(judge);
    }

    @Override
    public SwapPlan plan(SwapRequest request) throws DeviceException {
        Draft draft = Draft.of(request, slots.byName(), context, natives);
        synchronized (busy) {
            return draft.unless(busy);
        }
    }

    @Override
    public SwapResult swap(SwapRequest request, SwapListener listener) throws InterruptedException {
        SwapResult result;
        try {
            result = begin(request, listener);
        } catch (DeviceException e) {
            result = new SwapResult(Outcome.REFUSED, FaultLog.text(e));
        }
        LOG.log(System.Logger.Level.INFO, "swap {0}: {1} {2}", request.jar(), result.outcome(), result.reason());
        for (SwapListener each : listeners) {
            tell(each, result, request);
        }
        listener.ended(request, result);
        if (Thread.interrupted()) {
            throw new InterruptedException("the swap was interrupted: " + result.outcome());
        }
        return result;
    }

    private static void tell(SwapListener listener, SwapResult result, SwapRequest request) {
        try {
            listener.ended(request, result);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "a swap listener failed: " + listener, e);
        }
    }

    private SwapResult begin(SwapRequest request, SwapListener listener) throws DeviceException, InterruptedException {
        Draft draft = Draft.of(request, slots.byName(), context, natives);
        synchronized (busy) {
            draft = draft.unless(busy);
            if (draft.refusal().isPresent()) {
                return new SwapResult(Outcome.REFUSED, words(draft));
            }
            busy.addAll(draft.slots());
        }
        try (Swap swap = new Swap(draft, workshop(), steps(listener))) {
            return run(swap, draft);
        } finally {
            synchronized (busy) {
                busy.removeAll(draft.slots());
            }
        }
    }

    private static String words(Draft draft) {
        return (draft.kind() == SwapKind.NEEDS_RESTART ? "needs restart: " : "")
                + draft.refusal().orElse("");
    }

    private SwapResult run(Swap swap, Draft draft) throws InterruptedException {
        Optional<SwapResult> end = inTurn(swap::forward);
        if (end.isEmpty()) {
            end = swap.observe(draft.request().observe());
        }
        if (end.isPresent()) {
            return end.get();
        }
        return inTurn(() -> {
            try {
                installed.keep(draft, slots.byName());
            } catch (DeviceException e) {
                return swap.back(FaultLog.text(e));
            }
            swap.remove();
            return new SwapResult(Outcome.SWAPPED, "");
        });
    }

    private interface Turn<T> {
        T take() throws InterruptedException;
    }

    private <T> T inTurn(Turn<T> work) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return work.take();
        } finally {
            turn.unlock();
        }
    }

    private Swap.Workshop workshop() {
        var trial = new Trial(slots.house(), List.copyOf(judges), Duration.ofMillis(keys.first_ms()));
        return new Swap.Workshop(
                context, slots, trial, Duration.ofMillis(keys.start_ms()), quarantine, natives, health);
    }

    private SlotSwap.Tools.Steps steps(SwapListener listener) {
        return (name, slot, words) -> {
            SwapStep step = new SwapStep(name, slot, words, clock.nanos());
            LOG.log(System.Logger.Level.INFO, "swap: {0} {1}: {2}", name, slot, words);
            listener.step(step);
            for (SwapListener each : listeners) {
                try {
                    each.step(step);
                } catch (RuntimeException | LinkageError e) {
                    LOG.log(System.Logger.Level.WARNING, "a swap listener failed: " + each, e);
                }
            }
        };
    }

    @Override
    public List<String> quarantined() {
        return Stream.concat(quarantine.held().stream(), natives.idle().stream())
                .toList();
    }
}
