package dev.carthal.runtime;

import dev.carthal.hal.Subscription;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.ScannerSlot;

final class ScannerRole extends Role implements ScannerSlot {
    private final QueueOutlet<Scan> outlet;

    ScannerRole(Standing standing, QueueOutlet<Scan> outlet) {
        super(standing);
        this.outlet = outlet;
    }

    @Override
    public Subscription<Scan> subscribe(String subscriber) {
        return outlet.subscribe(subscriber);
    }
}
