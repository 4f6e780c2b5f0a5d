package dev.carthal.scale.counts;

import dev.carthal.hal.DeviceException;

/// The converters of all cells of a scale, however they are reached. Used by one thread at a time.
public interface Cells extends AutoCloseable {
    /// Take one conversion of each cell, if all have one. It waits for the hardware a second at the most, and
    /// for no conversion longer than the converter itself takes to hand it over.
    ///
    /// @param counts where to put them, one for each cell; undefined where nothing was taken
    /// @return whether all were taken; that nothing came is no count
    /// @throws DeviceException of kind `LOST` if a converter is gone, of another if this one conversion is
    ///     spoilt
    boolean take(int[] counts) throws DeviceException;

    @Override
    void close();
}
