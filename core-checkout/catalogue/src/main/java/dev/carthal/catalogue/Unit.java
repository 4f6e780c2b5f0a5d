package dev.carthal.catalogue;

/// Say what the price of an article is for.
public enum Unit {
    /// One package.
    EACH,
    /// One kilogram.
    KG
}
