package dev.carthal.scale.serial;

import dev.carthal.line.Line;
import java.util.Random;

/// A line on which bytes come in chunks of any size, one to five here.
final class ChunkedLine implements Line {
    private final byte[] bytes;
    private final Random random;
    private int at;

    ChunkedLine(byte[] bytes, Random random) {
        this.bytes = bytes;
        this.random = random;
    }

    @Override
    public int read(byte[] buffer) {
        int count = Math.min(bytes.length - at, 1 + random.nextInt(5));
        System.arraycopy(bytes, at, buffer, 0, count);
        at += count;
        return count;
    }

    @Override
    public void write(byte[] question) {}

    @Override
    public void discard() {}

    @Override
    public void close() {}
}
