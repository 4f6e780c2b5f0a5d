package dev.carthal.hal.swap;

/// A step of a swap that is about to be taken.
///
/// @param name what it is called, such as `open`
/// @param slot that it is about; empty when about none alone
/// @param words what it does, for a person
/// @param atNanos when, on the cart's clock
public record SwapStep(String name, String slot, String words, long atNanos) {}
