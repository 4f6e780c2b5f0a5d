package dev.carthal.runtime;

import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.FrameLease;

final class CameraRole extends Role implements CameraSlot {
    private final FrameOutlet outlet;

    CameraRole(Standing standing, FrameOutlet outlet) {
        super(standing);
        this.outlet = outlet;
    }

    @Override
    public Subscription<FrameLease> subscribe(String subscriber) {
        return outlet.subscribe(subscriber);
    }
}
