package dev.carthal.line;

/// How a line is set.
///
/// @param baud bits per second
/// @param data data bits, 7 or 8
/// @param parity `N`, `E` or `O`
/// @param stop stop bits, 1 or 2
public record Mode(int baud, int data, char parity, int stop) {
    /// {@return the mode of such a word as `7E1`}
    public static Mode of(int baud, String word) {
        return new Mode(baud, word.charAt(0) - '0', word.charAt(1), word.charAt(2) - '0');
    }

    @Override
    public String toString() {
        return baud + " " + data + parity + stop;
    }
}
