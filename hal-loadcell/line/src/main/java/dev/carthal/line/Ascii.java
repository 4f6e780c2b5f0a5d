package dev.carthal.line;

/// The characters that devices on serial lines agree on.
public final class Ascii {
    public static final int SOH = 0x01;
    public static final int STX = 0x02;
    public static final int ETX = 0x03;
    public static final int EOT = 0x04;
    public static final int ENQ = 0x05;
    public static final int ACK = 0x06;
    public static final int LF = 0x0A;
    public static final int CR = 0x0D;
    public static final int DC1 = 0x11;
    public static final int NAK = 0x15;
    public static final int ESC = 0x1B;
    public static final int SEVEN_BITS = 0x7F;

    private Ascii() {}

    /// {@return whether it is one of 0 to 9}
    public static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    /// {@return whether it is one of A to Z, in either case}
    public static boolean letter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
