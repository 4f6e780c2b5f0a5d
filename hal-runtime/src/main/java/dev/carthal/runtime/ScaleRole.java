package dev.carthal.runtime;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleKey;
import dev.carthal.hal.weight.ScaleSlot;
import java.util.Set;

final class ScaleRole extends Role implements ScaleSlot {
    private final QueueOutlet<Reading> outlet;
    private final ScaleWork work;

    ScaleRole(Standing standing, QueueOutlet<Reading> outlet, ScaleWork work) {
        super(standing);
        this.outlet = outlet;
        this.work = work;
    }

    @Override
    public Subscription<Reading> subscribe(String subscriber) {
        return outlet.subscribe(subscriber);
    }

    @Override
    public Set<ScaleKey> keys() {
        return work.keys();
    }

    @Override
    public void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
        work.press(key, deadline);
    }
}
