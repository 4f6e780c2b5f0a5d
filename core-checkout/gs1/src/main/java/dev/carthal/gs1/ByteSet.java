package dev.carthal.gs1;

/// A set of ASCII characters.
record ByteSet(long low, long high) {
    static ByteSet of(String all) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            low |= c < 64 ? 1L << c : 0;
            high |= c >= 64 ? 1L << c : 0;
        }
        return new ByteSet(low, high);
    }

    boolean has(byte b) {
        return b >= 0 && ((b < 64 ? low : high) >>> b & 1) != 0;
    }
}
