package dev.carthal.scale.serial;

/// What a scale speaks: how it is asked, what its frames look like, and what they mean. A dialect knows no
/// port, keeps what it has of a frame between calls, and allocates nothing before it calls its sink.
interface Dialect {
    /// Take one byte as it came off the line.
    void accept(byte value, Sink sink);

    /// Forget what was begun; the next bytes may be the rest of a frame.
    void reset();

    /// {@return what the dialect asks with when the configuration does not say}
    default byte[] question() {
        return new byte[0];
    }

    /// Takes what a dialect has understood. The frame's bytes are the dialect's and change after the call.
    interface Sink {
        /// A complete frame that says something about a weight.
        void frame(Parsed parsed);

        /// A complete frame that the dialect's rules do not allow, or that reports an error of the scale.
        void refused(byte[] frame, int length, String reason);
    }
}
