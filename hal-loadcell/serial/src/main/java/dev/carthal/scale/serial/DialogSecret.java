package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.Optional;

/// What a scale with Checkout-Dialog 06 asks of who sells by its weights. The polynomial is given out with an
/// approval and confidential.
///
/// @param checksum of the selling program, 16 bits
/// @param polynomial of degree 16, without its highest bit
record DialogSecret(int checksum, int polynomial) {
    private static final int WORD = 0xFFFF;
    private static final int HEX_DIGITS = 4;

    /// @throws DeviceException of kind `CONFIGURATION` if only one is there, or one is not four hex digits; the
    ///     message does not have the polynomial
    static Optional<DialogSecret> of(String checksum, String polynomial) throws DeviceException {
        if (checksum.isEmpty() && polynomial.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DialogSecret(word(checksum), word(polynomial)));
        } catch (NumberFormatException e) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "dialog06.checksum and dialog06.polynomial must be four hex digits each: dialog06.checksum="
                            + checksum + ", dialog06.polynomial has " + polynomial.length() + " characters",
                    e);
        }
    }

    private static int word(String hex) {
        if (hex.length() != HEX_DIGITS || hex.startsWith("+") || hex.startsWith("-")) {
            throw new NumberFormatException("not four hex digits");
        }
        return Integer.parseInt(hex, 16);
    }

    /// {@return what to answer to the scale's random number: checksum and correction word, each turned}
    ///
    /// @param left by how much the checksum is turned left
    /// @param right by how much the correction word is turned right
    String answer(int left, int right) {
        int turned = (checksum << left | checksum >>> (16 - left)) & WORD;
        int word = remainder();
        int correction = (word >>> right | word << (16 - right)) & WORD;
        return "%04X%04X".formatted(turned, correction);
    }

    /// {@return the remainder of checksum · 2^16 by the polynomial}
    int remainder() {
        int rest = checksum;
        for (int bit = 0; bit < 16; bit++) {
            rest = (rest & 0x8000) != 0 ? (rest << 1 ^ polynomial) & WORD : rest << 1 & WORD;
        }
        return rest;
    }

    @Override
    public String toString() {
        return "DialogSecret[…]";
    }
}
