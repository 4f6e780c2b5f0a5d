package dev.carthal.scale.counts;

import java.util.List;

/// All that is known of a scale before it weighs.
///
/// @param cells one for each channel, in the order of their counts
/// @param converter of all channels
/// @param linearisation of the sum
/// @param tuning filters and rest
/// @param capacity Max, e and d
/// @param profile what the law says
public record Scheme(
        List<Cell> cells,
        Converter converter,
        Linearisation linearisation,
        Tuning tuning,
        Capacity capacity,
        Profile profile) {
    /// Check that there is a cell.
    public Scheme {
        cells = List.copyOf(cells);
        if (cells.isEmpty() || cells.size() > 16) {
            throw new IllegalArgumentException("a scale has 1 to 16 cells: cells=" + cells.size());
        }
    }
}
