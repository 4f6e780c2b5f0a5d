package dev.carthal.scale.nau7802;

import dev.carthal.hal.DeviceException;
import dev.carthal.scale.counts.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The chips of one scale. Their conversions are not of one moment, but within one period: the newest of each
/// counts, and each only once.
final class Nau7802Cells implements Cells {
    private final List<Nau7802> chips;
    private final int[] newest;
    private final boolean[] fresh;

    private Nau7802Cells(List<Nau7802> chips, int size) {
        this.chips = chips;
        this.newest = new int[size];
        this.fresh = new boolean[size];
    }

    /// Open one after another; if one cannot be, none stays open.
    static Nau7802Cells open(List<String> names, Opening opening) throws DeviceException {
        List<Nau7802> open = new ArrayList<>();
        Nau7802Cells cells = new Nau7802Cells(open, names.size());
        try {
            for (String name : names) {
                open.add(opening.open(name));
            }
            return cells;
        } catch (DeviceException e) {
            cells.close();
            throw e;
        }
    }

    /// How to come to a chip by its name.
    interface Opening {
        Nau7802 open(String name) throws DeviceException;
    }

    @Override
    public boolean take(int[] counts) throws DeviceException {
        boolean all = true;
        for (int i = 0; i < newest.length; i++) {
            OptionalInt taken = chips.get(i).take();
            if (taken.isPresent()) {
                newest[i] = taken.getAsInt();
                fresh[i] = true;
            }
            all &= fresh[i];
        }
        if (all) {
            System.arraycopy(newest, 0, counts, 0, newest.length);
            Arrays.fill(fresh, false);
        }
        return all;
    }

    @Override
    public void close() {
        chips.forEach(Nau7802::close);
    }
}
