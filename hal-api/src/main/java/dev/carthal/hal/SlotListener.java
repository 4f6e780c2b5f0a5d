package dev.carthal.hal;

import org.osgi.annotation.versioning.ConsumerType;

/// Learn of every change of a slot's state. Register it as a service; the runtime calls it.
@ConsumerType
public interface SlotListener {
    /// Take note of a change. Called by the thread that made it, in order for each slot; it must return at once
    /// and what it throws is logged and goes no further.
    ///
    /// @param status the slot after the change
    void changed(SlotStatus status);

    /// Take note of a gap, when the stream goes on after it.
    ///
    /// @param gap when, and why
    default void gap(Gap gap) {}
}
