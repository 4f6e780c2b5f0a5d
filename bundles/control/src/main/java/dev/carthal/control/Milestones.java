package dev.carthal.control;

import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.condition.Condition;

/// Register a condition the first time that something the boot waits for, or is measured by, has happened.
final class Milestones {
    private final BundleContext context;
    private final Set<String> needed;
    private final Map<String, SlotState> states = new HashMap<>();
    private final Set<String> reached = new HashSet<>();

    /// @param needed the slots that must be ready before the image is up
    Milestones(BundleContext context, List<String> needed) {
        this.context = context;
        this.needed = Set.copyOf(needed);
        slotsAreOpen();
    }

    synchronized void changed(SlotStatus status) {
        states.put(status.slot(), status.state());
        if (status.state() == SlotState.READY && status.slot().startsWith("scale/")) {
            reach("dev.carthal.first.weight");
        }
        if (states.values().stream().allMatch(SlotState.READY::equals)) {
            reach("dev.carthal.slots.ready");
        }
        slotsAreOpen();
    }

    private void slotsAreOpen() {
        if (needed.stream().allMatch(slot -> states.get(slot) == SlotState.READY)) {
            reach("dev.carthal.slots.open");
        }
    }

    synchronized void detected() {
        reach("dev.carthal.first.detection");
    }

    private void reach(String milestone) {
        if (reached.add(milestone)) {
            context.registerService(
                    Condition.class,
                    Condition.INSTANCE,
                    FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, milestone)));
        }
    }
}
