package dev.carthal.recording;

/// State how many of an article are in the cart at the end, as somebody knows who saw it.
///
/// @param sku the shop's key of the article
/// @param quantity how many, 1 or more
public record ExpectedItem(String sku, int quantity) {}
