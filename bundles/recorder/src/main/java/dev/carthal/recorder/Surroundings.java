package dev.carthal.recorder;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.replay.PlayerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.condition.Condition;
import org.osgi.util.tracker.ServiceTracker;

/// The services that the player looks for. Not references of its component: slots and listeners need the clock
/// that the component is, and would be looked up in a circle.
final class Surroundings implements AutoCloseable {
    private static final String IMAGE_UP = "dev.carthal.image.up";

    private final Tracker<PlayerListener> listeners;
    private final Tracker<Slot> slots;
    private final Tracker<Condition> up;

    Surroundings(BundleContext context, Runnable changed) {
        listeners = new Tracker<>(context, PlayerListener.class, "", changed);
        slots = new Tracker<>(context, Slot.class, "", changed);
        up = new Tracker<>(context, Condition.class, "(" + Condition.CONDITION_ID + "=" + IMAGE_UP + ")", changed);
    }

    void open() {
        listeners.open();
        slots.open();
        up.open();
    }

    List<PlayerListener> listeners() {
        return listeners.services();
    }

    /// {@return what is not there yet and must be before the recording can begin}
    ///
    /// @param unheld tells whether the recording has a track for a slot, and nobody holds it
    List<String> obstacles(Predicate<String> unheld) {
        List<String> obstacles = new ArrayList<>();
        if (up.services().isEmpty()) {
            obstacles.add("the image to be up");
        }
        for (Slot slot : slots.services()) {
            SlotStatus status = slot.status();
            if (status.driver().equals("replay") && unheld.test(slot.name())) {
                obstacles.add("the slot " + slot.name() + " to open its track; it is " + status.state() + ": "
                        + status.reason());
            }
        }
        return obstacles;
    }

    @Override
    public void close() {
        up.close();
        slots.close();
        listeners.close();
    }

    private static final class Tracker<S> extends ServiceTracker<S, S> {
        private final Runnable changed;

        Tracker(BundleContext context, Class<S> type, String filter, Runnable changed) {
            super(context, filter(type, filter), null);
            this.changed = changed;
        }

        private static org.osgi.framework.Filter filter(Class<?> type, String more) {
            try {
                return FrameworkUtil.createFilter("(&(objectClass=" + type.getName() + ")" + more + ")");
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException("the filter is a constant", e);
            }
        }

        List<S> services() {
            return List.copyOf(getTracked().values());
        }

        @Override
        public S addingService(ServiceReference<S> reference) {
            S service = super.addingService(reference);
            changed.run();
            return service;
        }

        @Override
        public void removedService(ServiceReference<S> reference, S service) {
            super.removedService(reference, service);
            changed.run();
        }
    }
}
