package dev.carthal.scale.serial;

import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.line.Refusals;

/// What a scale speaks: how it is asked, what its frames look like, and what they mean. A dialect knows no
/// port, keeps what it has of a frame between calls, and allocates nothing before it calls its sink.
///
/// It takes bytes in any chunks, finds the next whole frame after whatever came before, and refuses a frame
/// whose checksum is wrong. A dialect of a protocol with seven bits ignores the eighth.
interface Dialect {
    /// Take one byte as it came off the line.
    void accept(byte value, Sink sink);

    /// {@return what to send now that it is time to ask again; empty to wait}
    ///
    /// @param usual what the configuration says, or the protocol where that says nothing; empty where the scale
    ///     sends by itself
    default byte[] ask(byte[] usual) {
        return usual;
    }

    /// Takes what a dialect has understood. The frame's bytes are the dialect's and change after the call.
    interface Sink extends Refusals {
        /// A complete frame that says something about a weight.
        void frame(Parsed parsed);

        /// The scale says that it did what the pressed key is for.
        default void keyDone() {}

        /// The scale says that it did not.
        ///
        /// @return whether a key was pressed; else it is a line that nobody asked for
        default boolean keyRefused(Reason reason, String why) {
            return false;
        }

        /// The scale waits for these bytes.
        void say(byte[] bytes);
    }
}
