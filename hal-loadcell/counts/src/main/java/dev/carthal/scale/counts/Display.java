package dev.carthal.scale.counts;

import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;

/// How a weight is written: always with the digits that a division has.
///
/// @param unit of the display
/// @param digits after the point
public record Display(WeightUnit unit, int digits) {
    /// {@return the display of a scale}
    ///
    /// @param unit `g` or `kg`
    /// @param capacity of the scale, whose division says how many digits there are
    /// @throws IllegalArgumentException if it is another unit
    public static Display of(String unit, Capacity capacity) {
        WeightUnit known = switch (unit) {
            case "g" -> WeightUnit.GRAM;
            case "kg" -> WeightUnit.KILOGRAM;
            default -> throw new IllegalArgumentException("unit must be g or kg: unit=" + unit);
        };
        BigDecimal division = inUnit(known, capacity.divisionMilligrams());
        return new Display(known, Math.max(0, division.stripTrailingZeros().scale()));
    }

    private static BigDecimal inUnit(WeightUnit unit, long milligrams) {
        return BigDecimal.valueOf(milligrams).divide(unit.milligrams());
    }

    Indication show(long milligrams) {
        return new Indication(inUnit(unit, milligrams).setScale(digits), unit);
    }
}
