package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import dev.carthal.scale.counts.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The chips of one scale. They are taken when all are ready, so that their counts are of one moment.
final class Chips implements Cells {
    private final List<Chip> chips;

    private Chips(List<Chip> chips) {
        this.chips = chips;
    }

    /// Open one after another; if one cannot be, none stays open.
    static Chips open(List<String> names, Opening opening) throws DeviceException {
        List<Chip> open = new ArrayList<>();
        Chips chips = new Chips(open);
        try {
            for (String name : names) {
                open.add(opening.open(name));
            }
            return chips;
        } catch (DeviceException e) {
            chips.close();
            throw e;
        }
    }

    /// How to come to a chip by its name.
    interface Opening {
        Chip open(String name) throws DeviceException;
    }

    @Override
    public boolean take(int[] counts) throws DeviceException {
        boolean all = true;
        for (Chip chip : chips) {
            all &= chip.isReady(); // all are asked, for each may have something to do meanwhile
        }
        return all && takeReady(counts);
    }

    private boolean takeReady(int[] counts) throws DeviceException {
        boolean all = true;
        for (int i = 0; i < counts.length; i++) {
            OptionalInt taken = chips.get(i).take();
            counts[i] = taken.orElse(0);
            all &= taken.isPresent();
            if (taken.isEmpty() && chips.get(i).waits()) {
                return false; // one that waited in vain is enough: the bound is for all
            }
        }
        return all;
    }

    @Override
    public void close() {
        chips.forEach(Chip::close);
    }
}
