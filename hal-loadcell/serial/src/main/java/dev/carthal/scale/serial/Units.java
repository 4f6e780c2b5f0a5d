package dev.carthal.scale.serial;

import dev.carthal.hal.weight.WeightUnit;
import java.util.Optional;

final class Units {
    private Units() {}

    /// {@return the unit that people write so, in any case}
    static Optional<WeightUnit> of(String symbol) {
        return switch (symbol.toLowerCase(java.util.Locale.ROOT)) {
            case "mg" -> Optional.of(WeightUnit.MILLIGRAM);
            case "g" -> Optional.of(WeightUnit.GRAM);
            case "kg" -> Optional.of(WeightUnit.KILOGRAM);
            case "t" -> Optional.of(WeightUnit.TONNE);
            case "ct" -> Optional.of(WeightUnit.CARAT);
            case "oz" -> Optional.of(WeightUnit.OUNCE);
            case "ozt" -> Optional.of(WeightUnit.TROY_OUNCE);
            case "lb" -> Optional.of(WeightUnit.POUND);
            default -> Optional.empty();
        };
    }
}
