package dev.carthal.recording;

import java.util.Locale;

/// Name what a track carries.
public enum TrackKind {
    /// Frames: an index of a video, or of still pictures.
    CAMERA,
    /// Readings.
    SCALE,
    /// Scans.
    SCANNER;

    /// {@return its name in a manifest, which is also the family of its slots}
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
