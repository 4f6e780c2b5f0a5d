package dev.carthal.hal.weight;

import java.math.BigDecimal;

/// Describe a unit of mass by its exact size. An open set: a driver may make its own.
///
/// @param symbol as people write it
/// @param milligrams its size, exact
public record WeightUnit(String symbol, BigDecimal milligrams) {
    /// Milligram.
    public static final WeightUnit MILLIGRAM = new WeightUnit("mg", BigDecimal.ONE);
    /// Carat, 200 mg.
    public static final WeightUnit CARAT = new WeightUnit("ct", new BigDecimal("200"));
    /// Gram.
    public static final WeightUnit GRAM = new WeightUnit("g", new BigDecimal("1000"));
    /// Kilogram.
    public static final WeightUnit KILOGRAM = new WeightUnit("kg", new BigDecimal("1000000"));
    /// Tonne.
    public static final WeightUnit TONNE = new WeightUnit("t", new BigDecimal("1000000000"));
    /// Avoirdupois ounce, 1/16 lb.
    public static final WeightUnit OUNCE = new WeightUnit("oz", new BigDecimal("28349.523125"));
    /// Troy ounce, 31.1034768 g.
    public static final WeightUnit TROY_OUNCE = new WeightUnit("ozt", new BigDecimal("31103.4768"));
    /// International avoirdupois pound, 0.45359237 kg (agreement of 1959).
    public static final WeightUnit POUND = new WeightUnit("lb", new BigDecimal("453592.37"));

    /// Check the size.
    ///
    /// @throws IllegalArgumentException if it is not above zero
    public WeightUnit {
        if (milligrams.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a unit must weigh more than nothing: " + symbol + "=" + milligrams + " mg");
        }
    }
}
