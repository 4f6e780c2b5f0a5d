package dev.carthal.journal;

import dev.carthal.checkout.JournalException;
import java.nio.file.Path;

/// What is there is no journal of ours, or no longer; the file was not touched.
final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    DamagedException(Path file, String what) {
        super(file + " " + what);
        this.remedy = "nothing was changed; to begin a new journal, move it away: mv " + file + " " + file + ".damaged";
    }

    JournalException report() {
        return new JournalException(getMessage() + ": " + remedy);
    }
}
