package dev.carthal.simulator.scanner;

/// What a simulated scanner hears and says: the far side of a protocol, written from the protocol alone and sharing
/// nothing with the driver that it is to test.
interface Speech {
    byte[] NOTHING = {};

    /// Take one byte from the host.
    ///
    /// @return the answer, or [#NOTHING]
    byte[] hear(int value, long nanos);

    /// Take a barcode that was read.
    void read(Symbol symbol);

    /// {@return the next frame that is due, [#NOTHING] if none is}
    byte[] due(long nanos);
}
