package dev.carthal.hal.weight;

import java.util.Arrays;
import java.util.HexFormat;

final class Bytes {
    static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    static Bytes copyOf(byte[] content) {
        return content.length == 0 ? NONE : new Bytes(content.clone());
    }

    byte[] copy() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(" ").formatHex(content);
    }
}
