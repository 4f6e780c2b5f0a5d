package dev.carthal.checkout;

/// Hold all of one SKU that is in the cart.
///
/// @param sku the shop's key of the article
/// @param name its name, for the shopper
/// @param quantity how many, 1 or more; 1 for each put of an article that is sold by weight
/// @param weightMg what they weigh together, in milligrams
/// @param priceMinor what they cost together, in minor units of the basket's currency
/// @param why what the cart concluded it from, for a person to read
public record BasketLine(String sku, String name, int quantity, long weightMg, long priceMinor, String why) {
    /// Check the quantity.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public BasketLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("a line must hold 1 or more: sku=" + sku + ", quantity=" + quantity);
        }
    }
}
