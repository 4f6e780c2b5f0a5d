package dev.carthal.runtime;

import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Driver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which slot has which device, so that no two have the same. The claim outlives the opened device: a slot
/// whose device is unplugged keeps it. Drivers of two families in one bundle may mean one device: a scale and a
/// scanner on one cable, which that bundle shares out.
final class Claims {
    private final Map<DeviceIdentity, List<Holder>> holders = new HashMap<>();

    private record Holder(String slot, ClassLoader bundle) {
        boolean shares(Holder other) {
            return bundle.equals(other.bundle) && !family().equals(other.family());
        }

        private String family() {
            return slot.substring(0, Math.max(0, slot.indexOf('/')));
        }
    }

    synchronized void claim(String slot, DeviceIdentity identity, Driver driver) throws Clash {
        if (identity.equals(DeviceIdentity.UNKNOWN)) {
            return;
        }
        Holder claimant = new Holder(slot, driver.getClass().getClassLoader());
        List<Holder> known = holders.computeIfAbsent(identity, _ -> new ArrayList<>());
        for (Holder holder : known) {
            if (!holder.slot.equals(slot) && !holder.shares(claimant)) {
                throw new Clash("the slot " + holder.slot + " has the " + identity.kind() + " " + identity.name()
                        + " already; give " + slot + " another device, or remove one of the two");
            }
        }
        known.removeIf(holder -> holder.slot.equals(slot));
        known.add(claimant);
    }

    /// {@return whether another slot has the same device as this one}
    synchronized boolean isShared(String slot) {
        return holders.values().stream()
                .anyMatch(known -> known.size() > 1 && known.stream().anyMatch(holder -> holder.slot.equals(slot)));
    }

    synchronized void release(String slot) {
        holders.values().forEach(known -> known.removeIf(holder -> holder.slot.equals(slot)));
        holders.values().removeIf(List::isEmpty);
    }
}
