package dev.carthal.camera.decoder;

import java.nio.file.Path;
import java.util.Map;

/// Name what FFmpeg is to open, and how.
///
/// @param address a path, a URL or, for the format `lavfi`, a filter graph
/// @param format FFmpeg's name of the format; empty to let it guess
/// @param options FFmpeg's options of the protocol, format and codec
/// @param threads how many threads decode, 1..64
public record Source(String address, String format, Map<String, String> options, int threads) {
    /// Copy the options and check the number of threads.
    ///
    /// @throws IllegalArgumentException if `threads` is not 1..64
    public Source {
        options = Map.copyOf(options);
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads must be 1..64: threads=" + threads);
        }
    }

    /// {@return the file `path`, whatever is in it, decoded by one thread}
    ///
    /// @param path the file
    public static Source of(Path path) {
        return new Source(path.toString(), "", Map.of(), 1);
    }

    /// {@return whether the address is a URL: what it names can keep one waiting}
    public boolean remote() {
        return !format.equals("lavfi") && address.contains("://");
    }

    @Override
    public String toString() {
        return address;
    }
}
