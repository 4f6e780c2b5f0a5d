package dev.carthal.gs1;

import static dev.carthal.gs1.Gs1Exception.Kind.CHARACTER;

/// The sets of characters that values are made of (GS1 General Specifications 7.11).
record Characters(char name, String words, ByteSet members) {
    static final Characters N = new Characters('n', "a digit", ByteSet.of("0123456789"));
    static final Characters X = new Characters(
            'x',
            "of character set 82",
            ByteSet.of("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"));
    static final Characters Y =
            new Characters('y', "of character set 39", ByteSet.of("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    static final Characters Z = new Characters(
            'z',
            "of file-safe base 64",
            ByteSet.of("-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"));

    private static final String HEX = "0123456789ABCDEF";

    static Characters named(char name) {
        return switch (name) {
            case 'n' -> N;
            case 'x' -> X;
            case 'y' -> Y;
            case 'z' -> Z;
            default -> throw new IllegalStateException("no such set of characters: " + name);
        };
    }

    boolean has(byte b) {
        return members.has(b);
    }

    void check(Identifier of, byte[] data, int from, int to) throws Gs1Exception {
        ByteSet set = members;
        for (int i = from; i < to; i++) {
            if (!set.has(data[i])) {
                throw new Gs1Exception(CHARACTER, i, of + ": must be " + words + ": " + shown(data[i]));
            }
        }
        if (name == Z.name) {
            padding(of, data, from, to);
        }
    }

    /// May be left out, but if it is there it is at the end and fills up to a multiple of three.
    private static void padding(Identifier of, byte[] data, int from, int to) throws Gs1Exception {
        int first = Bytes.find((byte) '=', data, from, to);
        int pads = to - first;
        for (int i = first; i < to; i++) {
            if (data[i] != '=' || pads > 2 || (to - from) % 3 != 0) {
                throw new Gs1Exception(CHARACTER, first, of + ": padding must be right: " + Bytes.text(data, from, to));
            }
        }
    }

    /// {@return a byte so that a person can read it}
    static String shown(byte b) {
        return b > ' ' && b < 0x7F ? String.valueOf((char) b) : "0x" + HEX.charAt((b >> 4) & 15) + HEX.charAt(b & 15);
    }
}
