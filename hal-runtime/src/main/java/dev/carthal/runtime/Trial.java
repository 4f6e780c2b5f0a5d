package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.swap.Judge;
import java.time.Duration;
import java.util.List;

/// Where a device is tried before it serves, beside the one that does.
///
/// @param longest what one answer or one item may take
record Trial(House house, List<Judge> judges, Duration longest) {
    /// Try a session by the golden sample of its model.
    void of(LoadedModel loaded, ModelPackages.Found found) throws DeviceException, InterruptedException {
        Golden golden = Golden.read(found);
        SlotParts parts = SlotParts.of("inference/on-trial", house.unheard());
        LeasePool pool = new LeasePool(parts);
        Runs runs = new Runs(parts);
        Hold hold = new Hold(loaded, pool, runs);
        runs.begin(hold, longest);
        pool.admit(hold);
        try {
            try (InvocationLease lease = pool.claim(Duration.ZERO)) {
                golden.compare(lease, longest);
            }
            InferenceSlot slot = new InferenceRole(parts.standing(), pool);
            for (Judge judge : judges) {
                judge.judge(slot, golden.picture(), golden.top1());
            }
            if (!pool.dismiss(hold, longest)) {
                throw new DeviceException(Kind.OTHER, "a judge does not give its lease back: " + pool.borrowers(hold));
            }
        } finally {
            runs.end();
            pool.close();
            parts.wake().close();
        }
    }

    /// Wait for the first item of a stream.
    void of(StreamingDevice<?> device) throws DeviceException, InterruptedException {
        switch (device.next(longest)) {
            case Next.Item<?>(AutoCloseable item) -> close(item);
            case Next.Item<?> _ -> {}
            case Next.End<?>(String reason) -> throw new DeviceException(Kind.LOST, "it ends at once: " + reason);
            default -> throw new DeviceException(Kind.TIMEOUT, "nothing came within " + longest.toMillis() + " ms");
        }
    }

    private static void close(AutoCloseable item) throws DeviceException {
        try {
            item.close();
        } catch (Exception e) {
            throw new DeviceException(Kind.OTHER, "its first item cannot be closed: " + e, e);
        }
    }

    /// Close a device that will not serve.
    static void close(Device device, String slot) {
        try {
            device.close();
        } catch (RuntimeException | Error e) {
            System.getLogger(Trial.class.getName())
                    .log(System.Logger.Level.WARNING, slot + ": a device that was tried cannot be closed", e);
        }
    }
}
