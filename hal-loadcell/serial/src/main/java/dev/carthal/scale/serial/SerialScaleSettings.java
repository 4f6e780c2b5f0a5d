package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.Certificate;
import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.LineSettings;
import dev.carthal.line.LineSettings.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The configuration, checked and in the form that is used for every frame.
record SerialScaleSettings(
        SerialScaleConfig config, Protocol protocol, Words words, Optional<Certificate> certificate) {
    private static final int MOST_PRICE = 999_999;

    /// What frames do not say, and what to send to ask for a weight: nothing where the scale sends by itself.
    @SuppressWarnings("ArrayRecordComponent") // never leaves the package, and nobody changes it
    record Words(Optional<WeightUnit> unit, byte[] question, Optional<DialogSecret> secret) {}

    static SerialScaleSettings of(SerialScaleConfig config) throws DeviceException {
        Protocol protocol = Protocol.named(config.protocol())
                .orElseThrow(() -> new DeviceException(
                        Kind.CONFIGURATION,
                        "protocol must be one of those that the driver lists: protocol=" + config.protocol()));
        Optional<WeightUnit> unit = Units.of(config.unit());
        if (unit.isEmpty() && !config.unit().isEmpty()) {
            throw new DeviceException(
                    Kind.CONFIGURATION, "unit must be mg, g, kg, t, ct, oz, ozt or lb: unit=" + config.unit());
        }
        if (config.dialog_price() < 0 || config.dialog_price() > MOST_PRICE) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "dialog.price must be 0.." + MOST_PRICE + ": dialog.price=" + config.dialog_price());
        }
        byte[] question = config.command().isEmpty() ? protocol.question() : unescaped(config.command());
        Optional<DialogSecret> secret = DialogSecret.of(config.dialog06_checksum(), config.dialog06_polynomial());
        return new SerialScaleSettings(config, protocol, new Words(unit, question, secret), certificate(config));
    }

    private static Optional<Certificate> certificate(SerialScaleConfig config) throws DeviceException {
        if (config.certificate_authority().isBlank()
                && config.certificate_number().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Certificate(config.certificate_authority(), config.certificate_number()));
        } catch (IllegalArgumentException e) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "certificate.authority and certificate.number go together: certificate.authority="
                            + config.certificate_authority() + ", certificate.number=" + config.certificate_number(),
                    e);
        }
    }

    private static byte[] unescaped(String command) {
        return command.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    Dialect dialect() {
        return protocol.dialect(this);
    }

    Dialect dialog() {
        return new DialogDialect(config.dialog_price(), words.secret());
    }

    Optional<WeightUnit> unit() {
        return words.unit();
    }

    byte[] question() {
        return words.question();
    }

    boolean asks() {
        return words.question().length > 0 || protocol.converses();
    }

    String port() {
        return config.port();
    }

    LineSettings line() throws DeviceException {
        return LineSettings.of(
                config.port(),
                protocol.mode,
                new Wanted(config.baud(), config.data_bits(), config.parity(), config.stop_bits()));
    }

    long pollNanos() {
        return config.poll_ms() * 1_000_000L;
    }
}
