package dev.carthal.scan.serial;

import dev.carthal.line.Refusals;

/// What a scanner speaks: what its frames look like, what they mean, and what it wants to be told. A dialect
/// knows no port, and keeps what it has of a frame between calls.
///
/// It takes bytes in any chunks, delivers each whole frame once, and refuses what is not whole.
interface Dialect {
    byte[] NOTHING = {};

    /// Take one byte as it came off the line.
    void accept(byte value, Sink sink);

    /// The line was read and nothing was there, for so long.
    default void quiet(long idleNanos, Sink sink) {}

    /// The port is gone; what is not whole will not be.
    void lost(Sink sink);

    /// {@return what to say now}
    default byte[] due(long nanos, Sink sink) {
        return NOTHING;
    }

    /// {@return what to say when the line is closed}
    default byte[] farewell() {
        return NOTHING;
    }

    /// Takes what a dialect has understood. Bytes are the dialect's and change after the call.
    interface Sink extends Refusals {
        /// A whole scan.
        void scan(Sighting sighting);

        /// The scanner waits for these bytes.
        void say(byte[] bytes);

        /// {@return the time of the clock}
        long nanos();
    }

    /// A barcode as a scanner told it.
    ///
    /// @param aim its AIM identifier
    /// @param data its bytes, without identifier, prefix and suffix
    /// @param again whether the scanner says that it may have told this before
    @SuppressWarnings("ArrayRecordComponent") // never leaves the package, and nobody changes it
    record Sighting(String aim, byte[] data, boolean again) {}
}
