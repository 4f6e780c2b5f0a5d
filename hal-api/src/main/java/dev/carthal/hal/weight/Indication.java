package dev.carthal.hal.weight;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Hold a weight exactly as a device showed it, digits and unit.
///
/// @param value the decimal with all the places that were shown: `1.250`, not `1.25`
/// @param unit the unit that was shown or, where the protocol has none, configured
public record Indication(BigDecimal value, WeightUnit unit) {
    /// {@return the same mass in whole milligrams, rounded half-even}
    ///
    /// @throws ArithmeticException if it is beyond what a `long` holds
    public long milligrams() {
        return value.multiply(unit.milligrams())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + unit.symbol();
    }
}
