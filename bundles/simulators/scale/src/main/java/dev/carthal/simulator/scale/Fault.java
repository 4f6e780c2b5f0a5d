package dev.carthal.simulator.scale;

import java.util.Locale;

/// Something that goes wrong for a while.
///
/// @param kind what goes wrong
/// @param fromNanos when it begins, since the simulator was started
/// @param lengthNanos how long it lasts; [Long#MAX_VALUE] for ever
public record Fault(Kind kind, long fromNanos, long lengthNanos) {
    /// What can go wrong.
    public enum Kind {
        /// It sends nothing and answers nothing.
        SILENCE,
        /// Every other frame lacks its middle.
        TORN,
        /// A bit of every other frame is another; for protocols with a checksum.
        CHECKSUM,
        /// Noise instead of frames, as from a wrong baud rate.
        GARBAGE,
        /// The cable is pulled: the port is gone, and with it the link.
        UNPLUG,
        /// More on it than it can weigh.
        OVERLOAD,
        /// The host's acknowledgement does not arrive; for scanners with SSI.
        LOST_ACK
    }

    /// {@return the fault that `text` describes: `KIND@SECONDS` or, for a while only, `KIND@SECONDS+SECONDS`}
    ///
    /// @throws IllegalArgumentException if it is not of that form
    public static Fault parse(String text) {
        try {
            int at = text.indexOf('@');
            int plus = text.indexOf('+', at);
            Kind kind =
                    Kind.valueOf(text.substring(0, at).toUpperCase(Locale.ROOT).replace('-', '_'));
            String from = text.substring(at + 1, plus < 0 ? text.length() : plus);
            long length = plus < 0 ? Long.MAX_VALUE : Seconds.nanos(text.substring(plus + 1));
            return new Fault(kind, Seconds.nanos(from), length);
        } catch (IllegalArgumentException | ArithmeticException | StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "a fault must be silence, torn, checksum, garbage, unplug, overload (scales) or lost-ack (scanners)"
                            + " @SECONDS[+SECONDS], such as unplug@5+2: " + text,
                    e);
        }
    }

    /// {@return whether it goes wrong at that time since the simulator was started}
    public boolean holds(long nanos) {
        return nanos >= fromNanos && nanos - fromNanos < lengthNanos;
    }
}
