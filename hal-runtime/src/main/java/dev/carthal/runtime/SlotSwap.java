package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Signal;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.swap.SwapKind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/// One slot's part of a swap: forward to the new filling, and back.
final class SlotSwap<D extends Device> {
    /// How often health checks are asked while the new one is on probation, besides at its end.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ConfiguredSlot<D> slot;
    private final Filling before;
    private final Filling after;
    private final Tools tools;
    private Watched attempt;
    private Set<ServiceReference<HealthCheck>> unwell = Set.of();
    private final boolean shares;
    private boolean moved;

    /// What the parts of a swap use.
    ///
    /// @param news where the one thread that swaps waits for whatever comes of all parts
    /// @param steps is told each step before it is taken: its name, the slot, and words
    record Tools(Clock clock, Signal news, Trial trial, Steps steps, SwapKind kind, HealthChecks health) {
        interface Steps {
            void next(String name, String slot, String words);
        }
    }

    SlotSwap(ConfiguredSlot<D> slot, Filling before, Filling after, Tools tools) {
        this.slot = slot;
        this.before = before;
        this.after = after;
        this.tools = tools;
        this.attempt = watched(slot.standing().state() == SlotState.ENDED);
        this.shares = slot.sharesDevice();
    }

    private Watched watched(boolean mayEnd) {
        return new Watched(tools.clock(), tools.news(), mayEnd);
    }

    ConfiguredSlot<D> slot() {
        return slot;
    }

    boolean hasMoved() {
        return moved;
    }

    /// {@return why the device before is still in use; empty when it is closed}
    String kept() {
        return attempt.kept();
    }

    /// The slot's configuration must suit the new driver before anything is touched.
    void accept() throws DeviceException, InterruptedException {
        tools.steps().next("accept", slot.name(), "hold the slot's configuration against what the new driver declares");
        slot.check(after);
        // The new one need not be better than the old one.
        unwell = tools.health().objections(slot.name()).keySet();
    }

    /// Let go of a device that another slot has, too: none of them can open it before all have.
    ///
    /// @throws DeviceException if it is not closed in time
    void makeWay() throws DeviceException, InterruptedException {
        if (shares) {
            moved = true;
            tools.steps().next("close", slot.name(), "close what is open, and wait for the others on the same device");
            if (!slot.makeWay(after)) {
                throw new DeviceException(Kind.TIMEOUT, slot.name() + " does not let go of its device");
            }
        }
    }

    /// @throws DeviceException if the new one does not serve
    void forward() throws DeviceException, InterruptedException {
        if (tools.kind() == SwapKind.SHAREABLE) {
            beside(after);
        } else {
            moved = true;
            instead(after);
        }
    }

    private void beside(Filling filling) throws DeviceException, InterruptedException {
        Duration longest = pace().open().plus(tools.trial().longest());
        tools.steps()
                .next("open", slot.name(), "open " + filling + " beside what serves, and compare its golden answer");
        Prepared<D> prepared = Bounded.call(
                "opening " + filling + " for " + slot.name(),
                longest,
                () -> slot.prepare(filling, tools.trial(), attempt),
                late -> Trial.close(late.device(), slot.name()));
        tools.steps()
                .next("switch", slot.name(), "lend " + filling + " from now on, and let the leases on the other end");
        slot.handOver(filling, prepared);
        moved = true;
        attempt.await(attempt::isReplaced, longest.plus(pace().grace()));
        if (prepared.take()) {
            Trial.close(prepared.device(), slot.name());
            throw new DeviceException(Kind.TIMEOUT, "the slot does not come to switch within " + longest);
        }
        failIfFailed();
    }

    private void instead(Filling filling) throws DeviceException, InterruptedException {
        Duration first = tools.trial().longest();
        Duration longest = pace().settle().plus(pace().open()).plus(first);
        tools.steps()
                .next(
                        "exchange",
                        slot.name(),
                        "close what is open, and open " + filling + " until the first item comes");
        slot.exchange(filling, attempt);
        if (!attempt.await(attempt::isOpen, longest)) {
            failIfFailed();
            throw new DeviceException(Kind.TIMEOUT, "it is not open within " + longest.toMillis() + " ms");
        }
        if (!attempt.await(attempt::isDelivered, first)) {
            failIfFailed();
            throw new DeviceException(
                    Kind.TIMEOUT, "it is open, but nothing valid came within " + first.toMillis() + " ms");
        }
    }

    private Pace pace() {
        return slot.settings().map(SlotSettings::pace).orElse(Pace.NONE);
    }

    private void failIfFailed() throws DeviceException {
        if (!attempt.failure().isEmpty()) {
            throw new DeviceException(Kind.OTHER, attempt.failure());
        }
    }

    /// Wait until the new one fails or a health check objects to it, but not longer than `longest`.
    ///
    /// @return why it failed; empty when it did not
    String observe(Duration longest) throws InterruptedException {
        Deadline end = tools.clock().after(longest);
        String why = "";
        do {
            long left = Math.max(0, end.remainingNanos());
            attempt.await(() -> false, Duration.ofNanos(Math.min(left, LOOK.toNanos())));
            why = attempt.failure().isEmpty() ? objection() : attempt.failure();
        } while (why.isEmpty() && !end.passed());
        return why.isEmpty() ? notReady() : why;
    }

    private String objection() throws InterruptedException {
        return tools.health().objections(slot.name()).entrySet().stream()
                .filter(each -> !unwell.contains(each.getKey()) && !isAboutTheOldOne(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /// A check that comes with the old bundle sees that its device is closed.
    private boolean isAboutTheOldOne(ServiceReference<HealthCheck> check) {
        Bundle bundle = check.getBundle();
        return bundle == null || (before.has(bundle) && !after.has(bundle));
    }

    private String notReady() {
        SlotState state = slot.standing().state();
        boolean burdened = state == SlotState.DEGRADED && !attempt.kept().isEmpty(); // by the old one
        return burdened || state == SlotState.READY || state == SlotState.ENDED
                ? ""
                : slot.name() + " is " + state + ": " + slot.standing().reason();
    }

    /// Let go of what it shares once more, on the way back.
    void makeWayBack() throws InterruptedException {
        if (shares && moved) {
            boolean _ = slot.makeWay(before); // if it is not closed, the old one does not open, and says so
        }
    }

    /// Go back to what served before.
    ///
    /// @return why it does not serve; empty when it does
    String back(String because) throws InterruptedException {
        if (!moved) {
            return "";
        }
        tools.steps().next("back", slot.name(), "put the old one back, because " + because);
        attempt = watched(true);
        try {
            if (tools.kind() == SwapKind.SHAREABLE && serves()) {
                beside(before);
            } else {
                instead(before);
            }
            return "";
        } catch (DeviceException e) {
            return lost(because, FaultLog.text(e));
        }
    }

    private boolean serves() {
        return slot.standing().state() == SlotState.READY;
    }

    private String lost(String because, String why) {
        try {
            slot.exchange(before, Attempt.UNWATCHED);
        } catch (DeviceException e) {
            System.getLogger(SlotSwap.class.getName())
                    .log(System.Logger.Level.ERROR, slot.name() + ": cannot be put back", e);
        }
        slot.standing().move(SlotState.LOST, "the new one: " + because + "; the old one again: " + why);
        return why;
    }
}
