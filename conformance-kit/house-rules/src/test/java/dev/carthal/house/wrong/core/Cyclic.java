package dev.carthal.house.wrong.core;

import dev.carthal.house.wrong.driver.Driver;

/// Half of a cycle of two packages.
public final class Cyclic {
    private final Driver driver = new Driver();

    @Override
    public int hashCode() {
        return driver.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cyclic cyclic && cyclic.driver.equals(driver);
    }
}
