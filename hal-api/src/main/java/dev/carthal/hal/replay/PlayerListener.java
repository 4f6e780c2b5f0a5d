package dev.carthal.hal.replay;

import org.osgi.annotation.versioning.ConsumerType;

/// Learn how a replay goes on. Register it as a service; the player calls it, on its own thread, and waits for
/// it.
@ConsumerType
public interface PlayerListener {
    /// Take note that a picture could not be delivered.
    ///
    /// @param slot the name of the slot
    /// @param cue the picture
    /// @param reason why, with what was expected
    default void rejected(String slot, FrameCue cue, String reason) {}

    /// Take note that the answer `choice` to the question `question` is due, as the recording's script says.
    /// The number of a question is its place among all questions of the session, from 1.
    ///
    /// @param question the question's place, from 1
    /// @param choice the SKU of the choice
    default void answered(int question, String choice) {}

    /// Take note that the recording is played to its end and all of it is handled.
    default void ended() {}
}
