package dev.carthal.house.wrong.driver;

/// The public type that a driver may have.
public final class Driver {}
