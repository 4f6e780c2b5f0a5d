package dev.carthal.runtime;

/// One filling of a slot, as whoever made it wants to follow it. Called by the slot's owner thread.
interface Attempt {
    /// Nobody follows it.
    Attempt UNWATCHED = new Attempt() {};

    /// {@return whether a fault ends it: then the slot stays as it is until it is told what to do}
    default boolean onTrial() {
        return false;
    }

    /// The device is open, or has taken over.
    default void opened() {}

    /// The first valid item came, or none need come.
    default void delivered() {}

    /// Nothing will come any more, and that is no fault.
    default void ended(String reason) {}

    /// It cannot be opened, or can no longer be used.
    default void failed(String reason) {}

    /// The device that served before is out of use.
    ///
    /// @param why it could not be closed; empty when it is
    default void replaced(String why) {}
}
