package dev.carthal.conformance;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Where a fake device is plugged in: keeps its script while nobody has it open.
final class Socket<T> {
    private final Deque<FakeDevice.Step<T>> script = new ArrayDeque<>();
    private @Nullable FakeDevice<T> holder;

    synchronized void script(FakeDevice.Step<T> step) {
        script.add(step);
        if (holder != null) {
            holder.wake();
        }
    }

    /// Drop what was not delivered yet, and fail.
    synchronized void unplug(DeviceException lost) {
        script.clear();
        script(new FakeDevice.Step.Fault<>(lost));
    }

    synchronized FakeDevice<T> open(DeviceContext context, String name) throws DeviceException {
        if (holder != null) {
            throw new DeviceException(Kind.BUSY, "somebody else has the fake device open: device=" + name);
        }
        FakeDevice<T> device = new FakeDevice<>(this, context.clock(), name);
        holder = device;
        script.forEach(_ -> device.wake());
        return device;
    }

    synchronized FakeDevice.@Nullable Step<T> poll() {
        return script.poll();
    }

    synchronized void left() {
        holder = null;
    }

    synchronized int unconsumed() {
        return script.size();
    }
}
