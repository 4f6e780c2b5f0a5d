package dev.carthal.scan.wedge;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which character a key means, as data: `us.layout` explains the form.
record Layout(Map<Integer, Key> keys) {
    private static final List<String> OURS = List.of("us", "de");
    private static final String DEAD = "dead:";
    private static final Key NONE = new Key(Optional.empty(), Optional.empty(), Optional.empty(), "");

    /// What is on a key.
    ///
    /// @param dead those of its characters that wait for the next one
    record Key(Optional<Character> plain, Optional<Character> shifted, Optional<Character> altGr, String dead) {
        boolean isDead(char character) {
            return dead.indexOf(character) >= 0;
        }
    }

    Layout {
        keys = Map.copyOf(keys);
    }

    static Layout of(String name) throws DeviceException {
        try {
            return parsed(name, text(name));
        } catch (IOException e) {
            throw new DeviceException(
                    Kind.CONFIGURATION, "layout must be one of " + OURS + ", or a file: layout=" + name, e);
        }
    }

    private static String text(String name) throws IOException {
        if (!OURS.contains(name)) {
            return Files.readString(Path.of(name));
        }
        try (InputStream file = Layout.class.getResourceAsStream(name + ".layout")) {
            if (file == null) {
                throw new IOException("the bundle lacks " + name + ".layout");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Layout parsed(String name, String text) throws DeviceException {
        Map<Integer, Key> keys = new HashMap<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split(" +", -1);
            if (!words[0].matches("\\d{1,3}") || words.length < 2 || words.length > 4) {
                throw wrong(name, line);
            }
            StringBuilder dead = new StringBuilder();
            for (int i = 1; i < words.length; i++) {
                if (words[i].startsWith(DEAD)) {
                    words[i] = words[i].substring(DEAD.length());
                    dead.append(words[i]);
                }
            }
            keys.put(
                    Integer.valueOf(words[0]),
                    new Key(
                            character(name, words, 1),
                            character(name, words, 2),
                            character(name, words, 3),
                            dead.toString()));
        }
        return new Layout(keys);
    }

    private static Optional<Character> character(String name, String[] words, int place) throws DeviceException {
        if (place >= words.length) {
            return Optional.empty();
        }
        String word = words[place].equals("space") ? " " : words[place];
        if (word.length() != 1 || word.charAt(0) > 0xFF) {
            throw wrong(name, String.join(" ", words));
        }
        return Optional.of(word.charAt(0));
    }

    private static DeviceException wrong(String name, String line) {
        return new DeviceException(
                Kind.CONFIGURATION,
                "a layout's lines must be a key code and one to three characters of ISO 8859-1: layout=" + name
                        + ", line=" + line);
    }

    Key key(int code) {
        return keys.getOrDefault(code, NONE);
    }
}
