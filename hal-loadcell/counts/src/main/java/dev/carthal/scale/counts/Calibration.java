package dev.carthal.scale.counts;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What calibrating a scale found out. As text it is a `key=value` a line and ends with the digest of all before:
/// a file that was torn or changed by hand is no calibration any more.
///
/// @param slot whose scale it is, such as `scale/basket`
/// @param version 1 for the first one of a slot, and one more for each that follows
/// @param at when it was made
/// @param spanMilligrams the load that it rests on
/// @param cells one for each channel, in the order of their counts
/// @param linearisation of the sum
public record Calibration(
        String slot, int version, Instant at, long spanMilligrams, List<Cell> cells, Linearisation linearisation) {
    private static final String FORMAT = "carthal-calibration-1";
    private static final String DIGEST = "sha256=";
    private static final int MOST = 16;

    /// Check the ranges.
    public Calibration {
        if (!slot.matches("scale/[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException("slot must be one of a scale, such as scale/basket: slot=" + slot);
        }
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more: version=" + version);
        }
        if (spanMilligrams < 1) {
            throw new IllegalArgumentException("span must be 1 mg or more: span=" + spanMilligrams + " mg");
        }
        cells = List.copyOf(cells);
        if (cells.isEmpty() || cells.size() > MOST) {
            throw new IllegalArgumentException("a scale has 1 to " + MOST + " cells: cells=" + cells.size());
        }
    }

    /// {@return this as text, of which [#parse] makes the same again}
    public String text() {
        StringBuilder text = new StringBuilder("format=" + FORMAT + "\nslot=" + slot + "\nversion=" + version + "\nat="
                + at + "\nspan.mg=" + spanMilligrams + "\n");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String key = "cell." + i + '.';
            text.append(key + "zero=" + cell.zero() + '\n')
                    .append(key + "nanogramsPerCount=" + cell.nanogramsPerCount() + '\n')
                    .append(key + "ppbPerKelvin=" + cell.ppbPerKelvin() + '\n')
                    .append(key + "referenceMilliCelsius=" + cell.referenceMilliCelsius() + '\n');
        }
        for (int i = 0; i < linearisation.points().size(); i++) {
            Linearisation.Point point = linearisation.points().get(i);
            String key = "point." + i + '.';
            text.append(key + "saidMicrograms=" + point.saidMicrograms() + '\n')
                    .append(key + "wasMicrograms=" + point.wasMicrograms() + '\n');
        }
        return text.append(DIGEST + digest(text.toString()) + '\n').toString();
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// {@return the calibration that such bytes are}
    ///
    /// @param bytes of a file
    /// @throws DeviceException [Kind#CORRUPT] if they are not as they were written,
    ///     [Kind#CONFIGURATION] if they say what this class does not know
    public static Calibration parse(byte[] bytes) throws DeviceException {
        String text = utf8(bytes);
        int end = text.lastIndexOf(DIGEST);
        if (end < 0) {
            throw new DeviceException(Kind.CORRUPT, "a calibration must end with " + DIGEST + "…: it is torn");
        }
        String found = DIGEST + digest(text.substring(0, end)) + '\n';
        if (!text.substring(end).equals(found)) {
            throw new DeviceException(
                    Kind.CORRUPT,
                    "a calibration must have the digest of its last line: expected "
                            + text.substring(end).strip() + ", found " + found.strip());
        }
        try {
            return new Fields(text.substring(0, end)).calibration();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new DeviceException(Kind.CONFIGURATION, "the calibration cannot be used: " + e.getMessage(), e);
        }
    }

    private static String utf8(byte[] bytes) throws DeviceException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DeviceException(Kind.CORRUPT, "a calibration must be text in UTF-8", e);
        }
    }

    private static final class Fields {
        private final Map<String, String> values = new LinkedHashMap<>();

        Fields(String body) {
            for (String line : body.lines().toList()) {
                int equals = line.indexOf('=');
                if (equals < 1 || values.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
                    throw new IllegalArgumentException("a line must be key=value, each key once: " + line);
                }
            }
        }

        Calibration calibration() {
            String format = take("format");
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException("format must be " + FORMAT + ": format=" + format);
            }
            Calibration calibration = new Calibration(
                    take("slot"),
                    (int) take("version", Integer.MAX_VALUE),
                    Instant.parse(take("at")),
                    take("span.mg", Long.MAX_VALUE),
                    cells(),
                    new Linearisation(points()));
            if (!values.isEmpty()) {
                throw new IllegalArgumentException("these keys are not known: " + values.keySet());
            }
            return calibration;
        }

        private List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; values.containsKey("cell." + i + ".zero"); i++) {
                String key = "cell." + i + '.';
                cells.add(new Cell(
                        (int) take(key + "zero", Integer.MAX_VALUE),
                        take(key + "nanogramsPerCount", Long.MAX_VALUE),
                        take(key + "ppbPerKelvin", Long.MAX_VALUE),
                        (int) take(key + "referenceMilliCelsius", Integer.MAX_VALUE)));
            }
            return cells;
        }

        private List<Linearisation.Point> points() {
            List<Linearisation.Point> points = new ArrayList<>();
            for (int i = 0; values.containsKey("point." + i + ".saidMicrograms"); i++) {
                String key = "point." + i + '.';
                points.add(new Linearisation.Point(
                        take(key + "saidMicrograms", Long.MAX_VALUE), take(key + "wasMicrograms", Long.MAX_VALUE)));
            }
            return points;
        }

        private String take(String key) {
            String value = values.remove(key);
            if (value == null) {
                throw new IllegalArgumentException("there must be a line " + key + "=…");
            }
            return value;
        }

        private long take(String key, long most) {
            String value = take(key);
            long number = Long.parseLong(value);
            if (number > most || number < -most - 1) {
                throw new IllegalArgumentException(key + " must be " + (-most - 1) + ".." + most + ": " + value);
            }
            return number;
        }
    }
}
