package dev.carthal.line;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;

/// Which port, and how it is set.
///
/// @param port its path
/// @param mode how it is set
/// @param usual whether nobody asked for these data bits and this parity
/// @param handshake whether both sides say by RTS and CTS when they can take bytes
public record LineSettings(String port, Mode mode, boolean usual, boolean handshake) {
    /// What a configuration says of a mode: `baud` and `data` of 0 and `parity` `usual` say nothing.
    public record Wanted(int baud, int data, String parity, int stop) {}

    /// {@return the settings as configured, and where that says nothing as is usual}
    ///
    /// @throws DeviceException of kind `CONFIGURATION` if the parity is none
    public static LineSettings of(String port, Mode usual, Wanted wanted) throws DeviceException {
        char parity = switch (wanted.parity) {
            case "usual" -> usual.parity();
            case "none" -> 'N';
            case "even" -> 'E';
            case "odd" -> 'O';
            default ->
                throw new DeviceException(
                        Kind.CONFIGURATION, "parity must be usual, none, even or odd: parity=" + wanted.parity);
        };
        int baud = wanted.baud == 0 ? usual.baud() : wanted.baud;
        int data = wanted.data == 0 ? usual.data() : wanted.data;
        return new LineSettings(
                port,
                new Mode(baud, data, parity, wanted.stop),
                wanted.data == 0 && wanted.parity.equals("usual"),
                false);
    }

    /// {@return these settings with RTS and CTS in use, or not}
    public LineSettings handshaking(boolean wanted) {
        return new LineSettings(port, mode, usual, wanted);
    }

    /// {@return what is left of a byte of this line: on a line with seven data bits, bit 7 is parity}
    public int mask() {
        return mode.data() == 7 ? Ascii.SEVEN_BITS : 0xFF;
    }
}
