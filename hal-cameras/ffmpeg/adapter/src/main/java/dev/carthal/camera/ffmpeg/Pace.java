package dev.carthal.camera.ffmpeg;

/// Says when a picture is due: each as long after the first as it was recorded. All times are nanoseconds of the
/// cart's clock.
final class Pace {
    /// Whoever is later than this goes on from here; the time that is lost would else be hurried after for ever.
    private static final long MOST_LATE = 1_000_000_000;

    private boolean begun;
    private boolean again;
    private long offset;
    private long due;

    /// {@return when the picture that was recorded at `recorded` is due, never earlier than the one before}
    ///
    /// @param interval time between two pictures, as far as it is known
    long due(long recorded, long interval, long now) {
        if (!begun) {
            begun = true;
            offset = now - recorded;
        } else if (again) {
            offset = due + interval - recorded;
        }
        again = false;
        if (now - (offset + recorded) > MOST_LATE) {
            offset = now - recorded;
        }
        due = Math.max(due, offset + recorded);
        return due;
    }

    /// Go on where it stands, with a recording that begins again.
    void beginAgain() {
        again = begun;
    }
}
