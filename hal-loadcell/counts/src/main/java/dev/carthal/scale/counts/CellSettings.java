package dev.carthal.scale.counts;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.Certificate;
import java.time.Duration;
import java.util.Optional;

/// What a slot's configuration says of a scale of bare cells, whatever converts them.
///
/// @param scheme of the scale
/// @param display how a weight is written
/// @param certificate under which it may be used in trade
/// @param sources what measures where it stands
public record CellSettings(Scheme scheme, Display display, Optional<Certificate> certificate, Sources sources) {
    /// {@return what is configured, checked}
    ///
    /// @param config of the slot
    /// @param samplesPerSecond of its converters
    /// @throws DeviceException of kind `CONFIGURATION` if it cannot be; as [CalibrationFile#read] throws it
    public static CellSettings of(DeviceConfig config, int samplesPerSecond) throws DeviceException {
        CellKeys keys = config.as(CellKeys.class);
        Calibrated cells = Calibrated.of(config.slot(), keys.calibration(), keys.cells(), keys.chips());
        try {
            Capacity capacity = new Capacity(keys.max_mg(), keys.e_mg(), keys.d_mg() == 0 ? keys.e_mg() : keys.d_mg());
            Scheme scheme = new Scheme(
                    cells.cells(),
                    Converter.BITS_24,
                    cells.linearisation(),
                    tuning(keys, samplesPerSecond),
                    capacity,
                    Profile.named(keys.profile()));
            Display display = Display.of(keys.unit(), capacity);
            return new CellSettings(scheme, display, certificate(keys), Sources.of(keys, scheme));
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private static Tuning tuning(CellKeys keys, int samplesPerSecond) {
        return new Tuning(
                samplesPerSecond,
                keys.median(),
                keys.cutoff_mhz(),
                keys.step_divisions(),
                keys.step_samples(),
                Duration.ofMillis(keys.motion_ms()));
    }

    private static Optional<Certificate> certificate(CellKeys keys) {
        String authority = keys.certificate_authority();
        String number = keys.certificate_number();
        if (authority.isBlank() != number.isBlank()) {
            throw new IllegalArgumentException(
                    "certificate.authority and certificate.number go together: certificate.authority=" + authority
                            + ", certificate.number=" + number);
        }
        return authority.isBlank() ? Optional.empty() : Optional.of(new Certificate(authority, number));
    }
}
