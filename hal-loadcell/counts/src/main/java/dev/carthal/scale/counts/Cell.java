package dev.carthal.scale.counts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One load cell as it was calibrated.
///
/// @param zero counts with nothing on it
/// @param nanogramsPerCount its gain; negative where its wires are swapped
/// @param ppbPerKelvin what to add to its weight for each kelvin above the reference, in parts per billion
/// @param referenceMilliCelsius temperature at which it was calibrated
public record Cell(int zero, long nanogramsPerCount, long ppbPerKelvin, int referenceMilliCelsius) {
    private static final Pattern WRITTEN =
            Pattern.compile("([+-]?\\d{1,9}):([+-]?\\d{1,10})(?::([+-]?\\d{1,7}):([+-]?\\d{1,6}))?");
    private static final long NANOGRAMS = 1_000;
    private static final long MILLIKELVIN = 1_000;
    private static final long PPB = 1_000_000_000;

    /// Check the gain.
    public Cell {
        if (nanogramsPerCount == 0 || Math.abs(nanogramsPerCount) > PPB) {
            throw new IllegalArgumentException(
                    "nanogramsPerCount must not be 0, and within ±1e9: nanogramsPerCount=" + nanogramsPerCount);
        }
        if (Math.abs(ppbPerKelvin) > 1_000_000) {
            throw new IllegalArgumentException("ppbPerKelvin must be within ±1e6: ppbPerKelvin=" + ppbPerKelvin);
        }
    }

    /// {@return a cell whose gain does not depend on temperature}
    ///
    /// @param zero counts with nothing on it
    /// @param nanogramsPerCount its gain
    public static Cell of(int zero, long nanogramsPerCount) {
        return new Cell(zero, nanogramsPerCount, 0, 20_000);
    }

    /// {@return the cell that was written so, as calibration writes it}
    ///
    /// @param text `ZERO:NANOGRAMS`, counts with nothing on it and nanograms per count; and
    ///     `:PPB_PER_KELVIN:MILLICELSIUS`, if they depend on the temperature, and at which they were taken
    /// @throws IllegalArgumentException if it is written otherwise
    public static Cell parse(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "cells must be ZERO:NANOGRAMS_PER_COUNT[:PPB_PER_KELVIN:MILLICELSIUS] each: cells=" + text);
        }
        Cell cell = of(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
        return parts.group(3) == null
                ? cell
                : new Cell(
                        cell.zero,
                        cell.nanogramsPerCount,
                        Long.parseLong(parts.group(3)),
                        Integer.parseInt(parts.group(4)));
    }

    long micrograms(int counts, int milliCelsius) {
        long micrograms = Rounding.divide(((long) counts - zero) * nanogramsPerCount, NANOGRAMS);
        long ppb = Rounding.divide(ppbPerKelvin * (milliCelsius - referenceMilliCelsius), MILLIKELVIN);
        return micrograms + micrograms / PPB * ppb + Rounding.divide(micrograms % PPB * ppb, PPB);
    }
}
