package dev.carthal.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Takes bytes apart at LF or CR LF. Of a line that no scanner sends only the beginning is kept, enough to be
/// refused.
final class ScanLines {
    static final int LONGEST = 65_536;

    private final InputStream input;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    ScanLines(InputStream input) {
        this.input = new BufferedInputStream(input, LONGEST);
    }

    /// {@return the next line without its end; empty behind the last one}
    Optional<byte[]> next() throws IOException {
        line.reset();
        int b = input.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b >= 0 && b != '\n') {
            if (line.size() < LONGEST) {
                line.write(b);
            }
            b = input.read();
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return Optional.of(carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }

    /// {@return whether more is there without waiting}
    boolean ready() throws IOException {
        return input.available() > 0;
    }
}
