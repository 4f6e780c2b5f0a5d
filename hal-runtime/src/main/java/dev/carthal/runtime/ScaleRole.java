package dev.carthal.runtime;

import dev.carthal.hal.Subscription;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;

final class ScaleRole extends Role implements ScaleSlot {
    private final QueueOutlet<Reading> outlet;

    ScaleRole(Standing standing, QueueOutlet<Reading> outlet) {
        super(standing);
        this.outlet = outlet;
    }

    @Override
    public Subscription<Reading> subscribe(String subscriber) {
        return outlet.subscribe(subscriber);
    }
}
