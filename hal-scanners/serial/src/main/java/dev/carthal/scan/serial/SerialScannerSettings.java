package dev.carthal.scan.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.line.LineSettings;
import dev.carthal.line.LineSettings.Wanted;
import dev.carthal.line.Mode;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The configuration, checked.
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, and nobody changes it
record SerialScannerSettings(
        SerialScannerConfig config, Protocol protocol, LineSettings line, Form form, byte[] setup) {
    /// After so long no scanner sends again what was not acknowledged.
    private static final long SENT_AGAIN_NANOS = 10_000_000_000L;

    private static final Mode USUAL = Mode.of(9600, "8N1");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:r|n|\\\\|x([0-9a-fA-F]{2}))");

    static SerialScannerSettings of(SerialScannerConfig config) throws DeviceException {
        Protocol protocol = Protocol.named(config.protocol())
                .orElseThrow(() -> wrong("protocol", "generic, honeywell or ssi", config.protocol()));
        Framing framing = Stream.of(Framing.values())
                .filter(known -> known.word.equals(config.framing()))
                .findFirst()
                .orElseThrow(() -> wrong("framing", "cr, crlf, lf, stx-etx or pause", config.framing()));
        String aim = config.aim();
        byte[] identifier = aim.getBytes(ISO_8859_1);
        boolean known = aim.equals(Form.SENT) || aim.equals(Form.RETAIL);
        if (!known && (aim.length() != Form.IDENTIFIER || !Form.identified(identifier, 0, identifier.length))) {
            throw wrong("aim", "sent, retail or an AIM identifier such as ]E0", aim);
        }
        if (config.trigger() && !protocol.triggers()) {
            throw new DeviceException(
                    Kind.CONFIGURATION, "trigger must be false, or protocol honeywell or ssi: trigger=true");
        }
        if (config.handshake() && protocol != Protocol.SSI) {
            throw new DeviceException(Kind.CONFIGURATION, "handshake must be false, or protocol ssi: handshake=true");
        }
        LineSettings line = LineSettings.of(
                        config.port(),
                        USUAL,
                        new Wanted(config.baud(), config.data_bits(), config.parity(), config.stop_bits()))
                .handshaking(config.handshake());
        return new SerialScannerSettings(
                config, protocol, line, new Form(framing, bytes(config.prefix()), aim), bytes(config.setup()));
    }

    private static DeviceException wrong(String key, String expected, String value) {
        return new DeviceException(Kind.CONFIGURATION, key + " must be " + expected + ": " + key + "=" + value);
    }

    private static byte[] bytes(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        switch (escape.group()) {
                            case "\\r" -> "\r";
                            case "\\n" -> "\n";
                            case "\\\\" -> "\\";
                            default -> String.valueOf((char) HexFormat.fromHexDigits(escape.group(1)));
                        }))
                .getBytes(ISO_8859_1);
    }

    Dialect dialect() {
        return protocol.dialect(form, config.trigger());
    }

    String port() {
        return config.port();
    }

    /// {@return how long an equal barcode is the same one}
    ///
    /// @param again whether the scanner says that it may be
    long rememberedNanos(boolean again) {
        long inSight = config.trigger() ? config.repeat_ms() * 1_000_000L : 0;
        return again && protocol == Protocol.SSI ? Math.max(inSight, SENT_AGAIN_NANOS) : inSight;
    }
}
