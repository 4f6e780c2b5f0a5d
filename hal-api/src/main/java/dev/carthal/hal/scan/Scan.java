package dev.carthal.hal.scan;

import java.nio.charset.StandardCharsets;
import org.osgi.annotation.versioning.ProviderType;

/// Hold one barcode as it was read. Immutable.
@ProviderType
public interface Scan {
    /// {@return the number of this scan as its device counts}
    long sequence();

    /// {@return when it was read, on the scale of [dev.carthal.hal.Clock#nanos()]}
    long captureNanos();

    /// {@return the AIM symbology identifier, `]` and two characters (ISO/IEC 15424): `]E0`; `]X0` where
    /// nothing is known}
    String aim();

    /// {@return the data without the identifier, a copy; FNC1 inside it is the byte 1D}
    byte[] data();

    /// {@return the data as text, one character a byte (ISO 8859-1)}
    default String text() {
        return new String(data(), StandardCharsets.ISO_8859_1);
    }

    /// {@return the symbology in words, such as `EAN-13`}
    default String symbology() {
        return Symbologies.name(aim(), data().length);
    }

    /// {@return a scan of these parts; `data` is copied}
    ///
    /// @param aim `]` and two characters
    /// @param sequence the number of the scan as its device counts
    /// @param captureNanos when it was read, on the scale of [dev.carthal.hal.Clock#nanos()]
    /// @param data the data without the identifier
    /// @throws IllegalArgumentException if `aim` is not of that form, or `data` is empty
    static Scan of(long sequence, long captureNanos, String aim, byte[] data) {
        return new PlainScan(sequence, captureNanos, aim, data);
    }
}
