package dev.carthal.recording;

import java.nio.file.Path;

/// Where something stands; line 0 means the file as a whole.
record Place(Path file, long line) {
    static Place of(Path file) {
        return new Place(file, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file.toString() : file + ":" + line;
    }
}
