package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.Certificate;
import dev.carthal.hal.weight.WeightUnit;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The configuration, checked and in the form that is used for every frame.
record SerialScaleSettings(
        SerialScaleConfig config, Optional<WeightUnit> unit, Optional<Certificate> certificate, Question asked) {
    /// What to send to ask for a weight; nothing where the scale sends by itself.
    @SuppressWarnings("ArrayRecordComponent") // never leaves the package, and nobody changes it
    record Question(byte[] bytes) {}

    static SerialScaleSettings of(SerialScaleConfig config) throws DeviceException {
        Optional<WeightUnit> unit = Units.of(config.unit());
        if (unit.isEmpty() && !config.unit().isEmpty()) {
            throw new DeviceException(
                    Kind.CONFIGURATION, "unit must be mg, g, kg, t, ct, oz, ozt or lb: unit=" + config.unit());
        }
        if (!config.protocol().equals("ascii")) {
            throw new DeviceException(Kind.CONFIGURATION, "protocol must be ascii: protocol=" + config.protocol());
        }
        return new SerialScaleSettings(config, unit, certificate(config), new Question(unescaped(config.command())));
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
        return new AsciiDialect(question().length > 0);
    }

    byte[] question() {
        return asked.bytes();
    }

    String port() {
        return config.port();
    }

    /// {@return what is left of a byte of this line: on a line with seven data bits, bit 7 is parity}
    int mask() {
        return config.data_bits() == 7 ? 0x7F : 0xFF;
    }

    long pollNanos() {
        return config.poll_ms() * 1_000_000L;
    }
}
