package dev.carthal.backend.soname;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Replace a SONAME in the library that bears it and in those that need it, by one of the same length.
///
/// The loader gives a library that asks for `libx.so.1` the first one of that SONAME in the process, from wherever it
/// came. Two versions live side by side only if each has a SONAME of its own. In an ELF file the name stands once,
/// in the table of strings, and the library's name, its needs and their versions all point there; so nothing moves.
public final class Soname {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    private final String from;
    private final String to;

    Soname(String from, String to) {
        if (from.length() != to.length()) {
            throw new IllegalArgumentException(
                    "the new SONAME must be as long as the old one, " + from.length() + " characters: " + to);
        }
        this.from = from;
        this.to = to;
    }

    /// Replace it in all libraries of a folder; what is done already stays.
    ///
    /// @param args the folder, the SONAME that its libraries have, and the one that they get
    /// @throws IOException if a library cannot be read or written, or has no such name
    public static void main(String... args) throws IOException {
        Soname soname = new Soname(args[1], args[2]);
        for (Path library : libraries(Path.of(args[0]))) {
            soname.replaceIn(library);
        }
    }

    private static List<Path> libraries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".so"))
                    .sorted()
                    .toList();
        }
    }

    void replaceIn(Path library) throws IOException {
        byte[] content = Files.readAllBytes(library);
        if (!Arrays.equals(content, 0, Math.min(ELF.length, content.length), ELF, 0, ELF.length)) {
            throw new IOException("not an ELF file: " + library);
        }
        int times = count(content, from);
        if (times == 0 && count(content, to) == 1) {
            return;
        }
        if (times != 1) {
            throw new IOException("the name must stand once in " + library + ": " + from + " stands " + times
                    + " times; if the library is another one than in the last build, build from clean");
        }
        try (FileChannel file = FileChannel.open(library, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes(to)), find(content, from, 0));
        }
    }

    private static int count(byte[] content, String name) {
        int count = 0;
        for (int at = find(content, name, 0); at >= 0; at = find(content, name, at + 1)) {
            count++;
        }
        return count;
    }

    /// {@return where a whole string begins, or -1}
    private static int find(byte[] content, String name, int start) {
        byte[] wanted = bytes("\0" + name + "\0");
        for (int at = Math.max(0, start - 1); at <= content.length - wanted.length; at++) {
            if (Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at + 1;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
