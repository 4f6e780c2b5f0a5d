package dev.carthal.runtime;

import dev.carthal.hal.DeviceIdentity;
import java.util.HashMap;
import java.util.Map;

/// Which slot has which device, so that no two have the same. The claim outlives the opened device: a slot whose
/// device is unplugged keeps it.
final class Claims {
    private final Map<DeviceIdentity, String> slots = new HashMap<>();

    synchronized void claim(String slot, DeviceIdentity identity) throws Clash {
        if (identity.equals(DeviceIdentity.UNKNOWN)) {
            return;
        }
        String holder = slots.putIfAbsent(identity, slot);
        if (holder != null && !holder.equals(slot)) {
            throw new Clash("the slot " + holder + " has the " + identity.kind() + " " + identity.name()
                    + " already; give " + slot + " another device, or remove one of the two");
        }
    }

    synchronized void release(String slot) {
        slots.values().removeIf(slot::equals);
    }
}
