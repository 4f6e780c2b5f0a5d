package dev.carthal.checkout;

import java.util.List;

/// Tell what perception makes of one look through a camera.
///
/// @param slot the camera's slot
/// @param sequence the frame's number
/// @param captureNanos when the frame was taken, on the scale of [dev.carthal.hal.Clock#nanos()]
/// @param direction where what is seen is going
/// @param candidates every class of the model, the most probable first; the probabilities add up to one
public record Sighting(String slot, long sequence, long captureNanos, Direction direction, List<Candidate> candidates) {
    /// Say where something goes.
    public enum Direction {
        /// Into the basket.
        IN,
        /// Out of the basket.
        OUT,
        /// It cannot be told, or it lies still.
        UNKNOWN
    }

    /// Offer a class of the model.
    ///
    /// @param label its name
    /// @param probability from 0 to 1
    public record Candidate(String label, double probability) {}

    /// Copy the candidates.
    public Sighting {
        candidates = List.copyOf(candidates);
    }
}
