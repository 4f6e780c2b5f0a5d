package dev.carthal.scan.camera;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.Slot;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.FrameLease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/// Takes part in a camera slot.
final class WatchedCamera implements AutoCloseable {
    /// Slots come up side by side, so the camera's may be a moment behind.
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final BundleContext bundles;
    private final String name;
    private final ServiceReference<CameraSlot> reference;
    private final Subscription<FrameLease> frames;
    private boolean closed;

    /// @param name the camera's slot, without what means something in a filter
    /// @throws DeviceException of kind [Kind#NOT_FOUND] if there is no such slot
    WatchedCamera(BundleContext bundles, DeviceContext context, String name)
            throws DeviceException, InterruptedException {
        this.bundles = bundles;
        this.name = name;
        reference = await(context);
        CameraSlot slot = bundles.getService(reference);
        if (slot == null) {
            throw missing();
        }
        frames = slot.subscribe(context.slot());
    }

    /// {@return what comes next; the frame before must be given back by then}
    ///
    /// @throws DeviceException of kind [Kind#LOST] if the slot was removed, which ends the frames, too
    Next<FrameLease> next(Duration timeout) throws DeviceException, InterruptedException {
        if (!isRemoved()) {
            Next<FrameLease> next = frames.next(timeout);
            if (!(next instanceof Next.End) || !isRemoved()) {
                return next;
            }
        }
        throw new DeviceException(Kind.LOST, "the camera slot was removed: camera=" + name);
    }

    private boolean isRemoved() {
        return reference.getBundle() == null;
    }

    private ServiceReference<CameraSlot> await(DeviceContext context) throws DeviceException, InterruptedException {
        String filter = "(" + Slot.NAME + "=" + name + ")";
        try (Signal registered = context.clock().signal(context.slot() + " until " + name + " is there")) {
            ServiceListener listener = event -> {
                if (event.getType() == ServiceEvent.REGISTERED) {
                    registered.raise();
                }
            };
            bundles.addServiceListener(listener, "(&(objectClass=" + CameraSlot.class.getName() + ")" + filter + ")");
            try {
                ServiceReference<CameraSlot> found = find(filter);
                if (found == null) {
                    registered.await(
                            Duration.ofNanos(context.deadline().orAfter(MOMENT).remainingNanos()));
                    found = find(filter);
                }
                if (found == null) {
                    throw missing();
                }
                return found;
            } finally {
                bundles.removeServiceListener(listener);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("no name of a slot: " + name, e);
        }
    }

    private @Nullable ServiceReference<CameraSlot> find(String filter) throws InvalidSyntaxException {
        for (ServiceReference<CameraSlot> found : bundles.getServiceReferences(CameraSlot.class, filter)) {
            return found;
        }
        return null;
    }

    private DeviceException missing() {
        return new DeviceException(Kind.NOT_FOUND, "there is no such camera slot: camera=" + name);
    }

    /// End the frames, and a wait for one; any thread.
    void leave() {
        frames.close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            frames.close();
            bundles.ungetService(reference);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
