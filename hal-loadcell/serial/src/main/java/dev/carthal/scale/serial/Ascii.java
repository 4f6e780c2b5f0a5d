package dev.carthal.scale.serial;

/// The characters that scales agree on.
final class Ascii {
    static final int SOH = 0x01;
    static final int STX = 0x02;
    static final int ETX = 0x03;
    static final int EOT = 0x04;
    static final int ENQ = 0x05;
    static final int ACK = 0x06;
    static final int LF = 0x0A;
    static final int CR = 0x0D;
    static final int DC1 = 0x11;
    static final int NAK = 0x15;
    static final int ESC = 0x1B;
    static final int SEVEN_BITS = 0x7F;

    private Ascii() {}

    static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
