package dev.carthal.runtime;

import dev.carthal.hal.Device;

/// What a slot should become. No two fillings are equal, since each has an opener of its own.
sealed interface Target<D extends Device> {
    /// Nothing is there to fill it.
    record Nothing<D extends Device>(String driver, String reason) implements Target<D> {}

    /// Its own configuration is senseless.
    record Senseless<D extends Device>(String driver, String reason) implements Target<D> {}

    /// This device.
    record Filled<D extends Device>(Fitting<D> fitting) implements Target<D> {}
}
