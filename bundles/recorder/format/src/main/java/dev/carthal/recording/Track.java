package dev.carthal.recording;

/// Describe one track of a recording.
///
/// @param slot the slot that it was recorded from, and is played to
/// @param kind what it carries
/// @param file the name of its file of JSON lines
/// @param media the name of its video; empty where there is none
/// @param rest the name of a picture of the view with nothing going on; empty where there is none
public record Track(String slot, TrackKind kind, String file, String media, String rest) {
    /// Check the slot and the names.
    ///
    /// @throws IllegalArgumentException if the slot is not of the kind's family, or a name is not a plain one
    public Track {
        if (!slot.matches(kind.word() + "/[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException("slot must be " + kind.word() + "/ROLE: slot=" + slot);
        }
        plain("file", file);
        if (!media.isEmpty()) {
            plain("media", media);
        }
        if (!rest.isEmpty()) {
            plain("rest", rest);
        }
    }

    static void plain(String field, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    field + " must be a plain file name of letters, digits, . _ and -: " + field + "=" + name);
        }
    }
}
