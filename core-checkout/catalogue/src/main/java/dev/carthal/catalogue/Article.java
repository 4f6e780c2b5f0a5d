package dev.carthal.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Describe something that the shop sells.
///
/// @param sku the shop's key
/// @param gtin the number in its barcode
/// @param name for the shopper
/// @param label what the model calls it; empty where no model knows it
/// @param priceMinor what one [#unit] costs, in minor units of the shop's currency
/// @param unit what the price is for
/// @param weight of one package or, where it is sold by weight, of a typical put
public record Article(String sku, Gtin gtin, String name, String label, long priceMinor, Unit unit, Weight weight) {
    /// The highest price, so that no sum of a cart overflows.
    public static final long MAX_PRICE = 99_999_999;

    private static final BigDecimal MILLIGRAMS_PER_KILOGRAM = new BigDecimal(1_000_000);

    /// Check the values.
    ///
    /// @throws IllegalArgumentException if key or name is blank, or the price is out of range
    public Article {
        if (sku.isBlank()) {
            throw new IllegalArgumentException("sku must not be empty: sku=" + sku);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be empty: name=" + name);
        }
        if (priceMinor < 1 || priceMinor > MAX_PRICE) {
            throw new IllegalArgumentException("price_minor must be 1.." + MAX_PRICE + ": price_minor=" + priceMinor);
        }
    }

    /// Describe what one of it weighs.
    ///
    /// @param milligrams on average
    /// @param sdMilligrams the standard deviation from one to the next
    public record Weight(long milligrams, long sdMilligrams) {
        /// The heaviest, one tonne.
        public static final long MAX_MILLIGRAMS = 1_000_000_000;

        /// Check the values.
        ///
        /// @throws IllegalArgumentException if one is out of range
        public Weight {
            if (milligrams < 1 || milligrams > MAX_MILLIGRAMS) {
                throw new IllegalArgumentException(
                        "weight_mg must be 1.." + MAX_MILLIGRAMS + ": weight_mg=" + milligrams);
            }
            if (sdMilligrams < 0 || sdMilligrams >= milligrams) {
                throw new IllegalArgumentException("weight_sd_mg must be 0 or more and less than weight_mg ("
                        + milligrams + "): weight_sd_mg=" + sdMilligrams);
            }
        }
    }

    /// {@return whether it is sold by weight}
    public boolean byWeight() {
        return unit == Unit.KG;
    }

    /// {@return what so many of it cost together or, where it is sold by weight, what `milligrams` of it cost,
    /// rounded half-even to whole minor units}
    ///
    /// @throws ArithmeticException if it is beyond what a `long` holds
    public long price(int quantity, long milligrams) {
        return switch (unit) {
            case EACH -> Math.multiplyExact(priceMinor, (long) quantity);
            case KG ->
                BigDecimal.valueOf(priceMinor)
                        .multiply(BigDecimal.valueOf(milligrams))
                        .divide(MILLIGRAMS_PER_KILOGRAM, 0, RoundingMode.HALF_EVEN)
                        .longValueExact();
        };
    }
}
