package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.SlotState;

/// What a slot's keeper and its work both use.
record SlotParts(House house, Standing standing, FaultLog faults, Health health, Wake wake, CallGuard guard) {
    static SlotParts of(String slot, House house) {
        Clock clock = house.clock();
        Standing standing = new Standing(slot, clock, house.listeners());
        CallGuard guard = new CallGuard(
                clock,
                house.machine(),
                call -> standing.move(
                        SlotState.FAULT,
                        "the driver does not return from " + call
                                + "; its thread is abandoned, and the device is not opened again before it does"));
        return new SlotParts(
                house,
                standing,
                new FaultLog(standing),
                new Health(standing, clock),
                new Wake(clock.signal(slot + " owner")),
                guard);
    }

    Clock clock() {
        return house.clock();
    }

    String slot() {
        return standing.slot();
    }
}
