package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import java.time.Duration;

final class InferenceRole extends Role implements InferenceSlot {
    private final LeasePool pool;

    InferenceRole(Standing standing, LeasePool pool) {
        super(standing);
        this.pool = pool;
    }

    @Override
    public InvocationLease claim(Duration timeout) throws DeviceException, InterruptedException {
        return pool.claim(timeout);
    }
}
