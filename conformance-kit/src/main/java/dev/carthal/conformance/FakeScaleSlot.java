package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;

/// A scale's slot; see [FakeStreamSlot].
public final class FakeScaleSlot extends FakeStreamSlot<Reading> implements ScaleSlot {
    /// Make it.
    ///
    /// @param name the slot's, such as `scale/basket`
    /// @param clock of the test
    public FakeScaleSlot(String name, Clock clock) {
        super(name, clock);
    }

    /// Deliver a reading in kilograms, of now.
    ///
    /// @param kilograms the digits that the scale shows
    /// @param flags what it says about them
    public void show(String kilograms, Flag... flags) {
        deliver(FakeScale.shown(nextSequence(), clock.nanos(), kilograms).with(flags));
    }

    /// Deliver a reading without a weight, of now.
    ///
    /// @param flags why the scale shows none
    public void showNothing(Flag... flags) {
        deliver(FakeScale.blank(nextSequence(), clock.nanos()).with(flags));
    }

    /// Deliver a reading as it is, with its own number and time.
    ///
    /// @param reading the reading
    public void deliver(Reading reading) {
        deliver(_ -> reading, reading.captureNanos());
    }
}
