package dev.carthal.basket;

/// One put that is still in the cart, or what is left of it.
///
/// @param quantity of packages; 1 where it is sold by weight
/// @param weightMg as it was weighed
record Holding(String sku, int quantity, long weightMg, String why) {}
