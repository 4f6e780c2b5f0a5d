package dev.carthal.perception;

import dev.carthal.checkout.Sighting.Direction;

/// Tell which way something went, from how the middle of what moves came nearer to the rim or farther from it.
///
/// A hand goes in and out again in either case; the article is with it one way only. So each step counts by how
/// much moved in it, and the way on which more went over the rim is the direction.
final class Travel {
    private final Rim rim;
    private final double share;

    private boolean seen;
    private double depth;
    private int cells;
    private boolean atRim;
    private double inward;
    private double path;

    Travel(PerceptionConfig config) {
        rim = Rim.of(config.rim());
        share = Range.check("direction.share", config.direction_share(), 0, 1);
    }

    void clear() {
        seen = false;
        inward = 0;
        path = 0;
    }

    /// Follow what moves.
    void moved(CellBox moving) {
        double next = rim.depth(moving);
        atRim = rim.touches(moving);
        if (!seen) {
            seen = true;
            depth = atRim ? 0 : next;
            cells = 0;
        }
        step(next, moving.cells);
    }

    /// Take note that nothing moves any more. What was last seen at the rim, and does not lie there now, went
    /// out over it.
    void rested(CellBox fresh) {
        if (seen && atRim && !rim.touches(fresh)) {
            step(0, 0);
        }
    }

    Direction direction() {
        if (path == 0 || Math.abs(inward) < share * path) {
            return Direction.UNKNOWN;
        }
        return inward > 0 ? Direction.IN : Direction.OUT;
    }

    private void step(double nextDepth, int nextCells) {
        double mass = (cells + nextCells) / 2.0;
        inward += mass * (nextDepth - depth);
        path += mass * Math.abs(nextDepth - depth);
        depth = nextDepth;
        cells = nextCells;
    }
}
