package dev.carthal.house.wrong.util;

/// Named for nothing, in a package for everything.
final class CartManager {}
