package dev.carthal.gs1;

import java.nio.charset.StandardCharsets;

/// Looks at ASCII in arrays of bytes.
final class Bytes {
    /// What FNC1 is after the first character.
    static final byte GS = 0x1D;

    private Bytes() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /// {@return where the first byte is that is no digit; `to` if there is none}
    static int digits(byte[] data, int from, int to) {
        int i = from;
        while (i < to && isDigit(data[i])) {
            i++;
        }
        return i;
    }

    /// {@return where that byte is; `to` if it is not there}
    static int find(byte wanted, byte[] data, int from, int to) {
        int i = from;
        while (i < to && data[i] != wanted) {
            i++;
        }
        return i;
    }

    /// {@return the number that these digits are; at most 18 of them}
    static long number(byte[] data, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (data[i] - '0');
        }
        return number;
    }

    static boolean isHex(byte b) {
        return isDigit(b) || (b >= 'A' && b <= 'F') || (b >= 'a' && b <= 'f');
    }

    /// One character a byte, whatever they are.
    static String text(byte[] data, int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
