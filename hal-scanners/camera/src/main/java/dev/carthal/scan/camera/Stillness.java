package dev.carthal.scan.camera;

import dev.carthal.scan.barcodes.Luma;

/// Tells pictures in which something moved from those that show the same as the last one that was looked at. It
/// compares every eighth pixel both ways, which a code cannot come into sight between.
final class Stillness {
    private static final int GRID = 8;
    private static final int DIFFERENCE = 20;
    private static final int FEWEST_PLACES = 4;
    private static final int PLACES_IN_ONE = 500;

    /// A picture that does not change is looked at so many times, as noise can hide a code in one of them, ...
    private static final int LOOKS = 3;

    /// ... and then once in a while.
    private static final long WHILE_NANOS = 1_000_000_000;

    private int[] looked = new int[0];
    private int[] seen = new int[0];
    private int width;
    private int height;
    private int looks;
    private long lookedNanos;

    /// What a picture is, beside the one that was looked at last.
    enum Glance {
        CHANGED,
        WORTH_ANOTHER_LOOK,
        SAME
    }

    Glance glance(Luma luma, long nanos) {
        boolean changed = changed(luma);
        if (!changed && looks >= LOOKS && nanos - lookedNanos < WHILE_NANOS) {
            return Glance.SAME;
        }
        looks = changed ? 1 : looks + 1;
        lookedNanos = nanos;
        int[] before = looked;
        looked = seen;
        seen = before;
        return changed ? Glance.CHANGED : Glance.WORTH_ANOTHER_LOOK;
    }

    private boolean changed(Luma luma) {
        if (luma.width() != width || luma.height() != height) {
            width = luma.width();
            height = luma.height();
            int places = ((width - 1) / GRID) * ((height - 1) / GRID);
            looked = new int[places];
            seen = new int[places];
            look(luma);
            return true;
        }
        return look(luma) >= Math.max(FEWEST_PLACES, seen.length / PLACES_IN_ONE);
    }

    /// {@return at how many places the picture differs}
    private int look(Luma luma) {
        int different = 0;
        int place = 0;
        for (int y = 0; y < height - GRID; y += GRID) {
            for (int x = 0; x < width - GRID; x += GRID) {
                seen[place] = luma.aroundAt(x, y);
                if (Math.abs(seen[place] - looked[place]) > DIFFERENCE) {
                    different++;
                }
                place++;
            }
        }
        return different;
    }
}
