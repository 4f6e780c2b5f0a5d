package dev.carthal.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What scales send by their manuals: the vectors that the driver for serial scales is tested by.
final class FrameSamples {
    private static final String FILE = "hal-loadcell/serial/src/test/resources/dev/carthal/scale/serial/vectors.txt";
    private static final Pattern TOKEN = Pattern.compile("[<>]|\"(?:\\\\.|[^\"])*\"|[0-9a-f]{2}");

    private FrameSamples() {}

    /// {@return each protocol's frames, those that mean nothing too}
    static Map<String, List<byte[]>> read(Path home) throws IOException {
        Map<String, List<byte[]>> frames = new TreeMap<>();
        for (String line : Files.readAllLines(home.resolve(FILE), StandardCharsets.ISO_8859_1)) {
            String[] fields = line.split("\\s+\\|\\s+", -1);
            if (!line.startsWith("#") && fields.length > 2) {
                byte[] sent = sent(fields[1]);
                if (sent.length > 0) {
                    frames.computeIfAbsent(fields[0], _ -> new ArrayList<>()).add(sent);
                }
            }
        }
        return frames;
    }

    /// {@return what scales send that speak so, and as often what others of the same dialect send}
    static List<byte[]> like(String protocol, Map<String, List<byte[]>> frames) {
        List<byte[]> family = frames.entrySet().stream()
                .filter(entry -> family(entry.getKey()).equals(family(protocol)))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        List<byte[]> own = frames.getOrDefault(protocol, family);
        List<byte[]> all = new ArrayList<>(family);
        while (all.size() < 2 * family.size()) {
            all.addAll(own);
        }
        return all;
    }

    private static String family(String protocol) {
        return protocol.matches("(ascii|dialog06|datalogic|toledo-continuous).*") && !protocol.endsWith("radwag")
                ? protocol.replaceFirst("(?<!toledo)-(?!continuous).*", "")
                : protocol;
    }

    /// {@return what comes from the scale, without what it must be told in between}
    private static byte[] sent(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean fromScale = true;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group();
            if (word.equals("<") || word.equals(">")) {
                fromScale = word.equals("<");
            } else if (fromScale && word.startsWith("\"")) {
                bytes.writeBytes(
                        word.substring(1, word.length() - 1).translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
            } else if (fromScale) {
                bytes.writeBytes(HexFormat.of().parseHex(word));
            }
        }
        return bytes.toByteArray();
    }
}
