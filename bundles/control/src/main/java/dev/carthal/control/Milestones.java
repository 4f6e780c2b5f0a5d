package dev.carthal.control;

import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

/// Register a condition the first time that something the boot waits for, or is measured by, has happened. One
/// more stands for as long as a slot that the boot waits for has a fault, or nothing to fill it: a boot that
/// waits any longer waits in vain.
final class Milestones {
    private static final String FAULT = "dev.carthal.image.fault";
    private static final Set<SlotState> IN_VAIN = EnumSet.of(SlotState.EMPTY, SlotState.FAULT);

    private final BundleContext context;
    private final Set<String> needed;
    private final Set<String> ready;
    private final Map<String, SlotState> states = new HashMap<>();
    private final Set<String> reached = new HashSet<>();
    private final Map<String, ServiceRegistration<Condition>> faults = new HashMap<>();

    /// @param needed the slots whose fault ends the boot
    /// @param ready the slots that must be ready before the image is up
    Milestones(BundleContext context, Set<String> needed, Set<String> ready) {
        this.context = context;
        this.needed = needed;
        this.ready = ready;
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
        if (needed.contains(status.slot())) {
            fault(status);
        }
    }

    private void fault(SlotStatus status) {
        ServiceRegistration<Condition> last = IN_VAIN.contains(status.state())
                ? faults.put(
                        status.slot(),
                        register(Map.of(
                                Condition.CONDITION_ID, FAULT, "reason", status.slot() + ": " + status.reason())))
                : faults.remove(status.slot());
        if (last != null) {
            last.unregister();
        }
    }

    private void slotsAreOpen() {
        if (ready.stream().allMatch(slot -> states.get(slot) == SlotState.READY)) {
            reach("dev.carthal.slots.open");
        }
    }

    synchronized void detected() {
        reach("dev.carthal.first.detection");
    }

    private void reach(String milestone) {
        if (reached.add(milestone)) {
            register(Map.of(Condition.CONDITION_ID, milestone));
        }
    }

    private ServiceRegistration<Condition> register(Map<String, String> properties) {
        return context.registerService(Condition.class, Condition.INSTANCE, FrameworkUtil.asDictionary(properties));
    }
}
