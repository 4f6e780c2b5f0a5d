package dev.carthal.scale.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of `vectors.txt`.
record Vector(String protocol, List<Part> parts, List<String> readings) {
    /// What comes from the scale, or what we must say.
    @SuppressWarnings("ArrayRecordComponent")
    record Part(boolean fromScale, byte[] bytes) {}

    private static final Pattern TOKEN = Pattern.compile("[<>]|\"(?:\\\\.|[^\"])*\"|[0-9a-f]{2}");

    static List<Vector> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(Vector.class.getResourceAsStream("vectors.txt"))) {
            return new String(file.readAllBytes(), ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Vector::of)
                    .toList();
        }
    }

    private static Vector of(String line) {
        String[] fields = line.split("\\s+\\|\\s+", -1);
        List<String> readings = fields[2].equals("nothing") ? List.of() : List.of(fields[2].split("; ", -1));
        if (readings.size() > 1 && fields[2].contains("check dialog06")) {
            readings = List.of(fields[2]);
        }
        return new Vector(fields[0], parts(fields[1]), readings);
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean fromScale = true;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group();
            if (word.equals("<") || word.equals(">")) {
                parts.add(new Part(fromScale, bytes.toByteArray()));
                bytes.reset();
                fromScale = word.equals("<");
            } else if (word.startsWith("\"")) {
                bytes.writeBytes(
                        word.substring(1, word.length() - 1).translateEscapes().getBytes(ISO_8859_1));
            } else {
                bytes.writeBytes(HexFormat.of().parseHex(word));
            }
        }
        parts.add(new Part(fromScale, bytes.toByteArray()));
        return List.copyOf(parts);
    }

    /// {@return all that the scale sends}
    byte[] sent() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.stream().filter(Part::fromScale).forEach(part -> bytes.writeBytes(part.bytes()));
        return bytes.toByteArray();
    }

    static SerialScaleSettings settings(String protocol) throws DeviceException {
        Map<String, Object> values = Map.of(
                "port", "/dev/null",
                "protocol", protocol,
                "dialog.price", 500,
                "dialog06.checksum", "1234",
                "dialog06.polynomial", "1021");
        return SerialScaleSettings.of(DeviceConfig.of("scale/basket", values).as(SerialScaleConfig.class));
    }

    @Override
    public String toString() {
        return protocol + " " + readings;
    }
}
