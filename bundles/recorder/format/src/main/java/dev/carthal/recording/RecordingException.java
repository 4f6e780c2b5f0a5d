package dev.carthal.recording;

/// Report that a recording cannot be read or made; the message names file, line, value and what was expected.
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1;

    RecordingException(Place place, String message) {
        super(place + ": " + message);
    }

    RecordingException(Place place, String message, Throwable cause) {
        super(place + ": " + message, cause);
    }

    RecordingException(Place place, IllegalArgumentException refusal) {
        super(place + ": " + refusal.getMessage(), refusal);
    }
}
