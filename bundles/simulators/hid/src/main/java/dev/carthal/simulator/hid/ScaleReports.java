package dev.carthal.simulator.hid;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;

/// What a USB-HID scale sends.
public final class ScaleReports {
    /// Status, unit, exponent, weight as six bytes, report 3; a report of its limits, number 4. Written after
    /// the usage tables for points of sale 1.02, as no maker's own is at hand.
    private static final String DESCRIPTOR = """
            05 8d 09 20 a1 01
            85 03 09 32 a1 02
            09 70 a1 02 19 71 29 78 15 01 25 08 75 08 95 01 81 00 c0
            09 50 a1 02 19 51 29 5c 15 01 25 0c 75 08 95 01 81 00 c0
            09 41 15 81 25 7f 75 08 95 01 81 02
            09 40 15 00 27 ff ff 00 00 75 10 95 01 81 02
            c0
            85 04 09 34 a1 02 09 60 75 10 95 01 81 02 c0
            c0""";

    private static final List<String> UNITS =
            List.of("mg", "g", "kg", "ct", "tael", "gr", "dwt", "t", "ton", "ozt", "oz", "lb");

    private ScaleReports() {}

    /// {@return the report descriptor}
    public static byte[] descriptor() {
        return HexFormat.of().parseHex(DESCRIPTOR.replaceAll("\\s", ""));
    }

    /// {@return a report}
    ///
    /// @param status 1 fault, 2 stable at zero, 3 in motion, 4 stable, 5 under zero, 6 over, 7 to be
    ///     calibrated, 8 to be zeroed
    /// @param decimal what it shows, without a sign
    /// @param unit its unit
    public static byte[] report(int status, String decimal, String unit) {
        BigDecimal shown = new BigDecimal(decimal);
        int raw = shown.unscaledValue().intValueExact();
        return new byte[] {
            3,
            (byte) status,
            (byte) (UNITS.indexOf(unit) + 1),
            (byte) -shown.scale(),
            (byte) raw,
            (byte) (raw >> Byte.SIZE)
        };
    }
}
