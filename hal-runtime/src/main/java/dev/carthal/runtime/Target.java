package dev.carthal.runtime;

import dev.carthal.hal.Device;
import org.jspecify.annotations.Nullable;

/// What a slot should become. No two fillings are equal, since each has an opener of its own.
sealed interface Target<D extends Device> {
    /// {@return what makes the device; null where there is to be none}
    default @Nullable Fitting<D> fitting() {
        return null;
    }

    /// Nothing is there to fill it.
    record Nothing<D extends Device>(String driver, String reason) implements Target<D> {}

    /// Nothing for a moment, so that another slot can have the same device opened anew, too.
    record Away<D extends Device>(String reason) implements Target<D> {}

    /// Its own configuration is senseless.
    record Senseless<D extends Device>(String driver, String reason) implements Target<D> {}

    /// This device, opened after the one before it was closed.
    record Filled<D extends Device>(Fitting<D> fitting) implements Target<D> {}

    /// This device, which is open already, beside the one before it.
    record Beside<D extends Device>(Prepared<D> prepared) implements Target<D> {
        @Override
        public Fitting<D> fitting() {
            return prepared.fitting();
        }
    }
}
