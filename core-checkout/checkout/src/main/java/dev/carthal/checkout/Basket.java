package dev.carthal.checkout;

import java.util.List;

/// Hold what is in the cart.
///
/// @param currency ISO 4217 code of all prices
/// @param lines in the order in which their SKUs first came in; none has quantity 0
/// @param totalMinor the sum of the lines in minor units of the currency
public record Basket(String currency, List<BasketLine> lines, long totalMinor) {
    /// Copy the lines and check the sum.
    ///
    /// @throws IllegalArgumentException if `totalMinor` is not the sum of the lines
    public Basket {
        lines = List.copyOf(lines);
        long sum = lines.stream().mapToLong(BasketLine::priceMinor).reduce(0, Math::addExact);
        if (sum != totalMinor) {
            throw new IllegalArgumentException(
                    "the total must be the sum of the lines: totalMinor=" + totalMinor + ", sum=" + sum);
        }
    }

    /// {@return the basket of these lines}
    public static Basket of(String currency, List<BasketLine> lines) {
        return new Basket(
                currency,
                lines,
                lines.stream().mapToLong(BasketLine::priceMinor).reduce(0, Math::addExact));
    }
}
