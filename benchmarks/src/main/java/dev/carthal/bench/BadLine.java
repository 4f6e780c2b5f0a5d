package dev.carthal.bench;

import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/// What comes over a bad line, in chunks of any size, and all that has come.
final class BadLine extends InputStream {
    private static final int MOST_IN_A_CHUNK = 64;

    private final SplittableRandom random;
    private final Mutations mutations;
    private final boolean chunked;
    private byte[] fed = new byte[1 << 14];
    private int length;
    private int read;
    private int left;
    private long frames;

    private BadLine(SplittableRandom random, Mutations mutations, int frames, boolean chunked) {
        this.random = random;
        this.chunked = chunked;
        this.mutations = mutations;
        this.left = frames;
    }

    /// {@return a line on which what is read has nothing to do with where frames begin and end}
    ///
    /// @param frames how many come before it falls silent
    static BadLine inChunks(SplittableRandom random, Mutations mutations, int frames) {
        return new BadLine(random, mutations, frames, true);
    }

    /// {@return a line on which each read gives one frame}
    ///
    /// @param frames how many come before it falls silent
    static BadLine inFrames(SplittableRandom random, Mutations mutations, int frames) {
        return new BadLine(random, mutations, frames, false);
    }

    boolean isOver() {
        return left == 0 && read == length;
    }

    long frames() {
        return frames;
    }

    byte[] fed() {
        return Arrays.copyOf(fed, read);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int at, int most) {
        while (left > 0 && length - read < (chunked ? MOST_IN_A_CHUNK : 1)) {
            append(mutations.next());
            left--;
            frames++;
        }
        int wanted = chunked ? 1 + random.nextInt(MOST_IN_A_CHUNK) : most;
        int chunk = Math.min(wanted, Math.min(most, length - read));
        System.arraycopy(fed, read, buffer, at, chunk);
        read += chunk;
        return chunk == 0 ? -1 : chunk;
    }

    private void append(byte[] frame) {
        if (length + frame.length > fed.length) {
            fed = Arrays.copyOf(fed, 2 * fed.length + frame.length);
        }
        System.arraycopy(frame, 0, fed, length, frame.length);
        length += frame.length;
    }

    /// {@return where these bytes end for the first time from there on, in what was read; -1 if nowhere}
    ///
    /// @param mask of what is looked at in each byte of the line
    int endOf(byte[] bytes, int from, int mask) {
        for (int at = from; at <= read - bytes.length; at++) {
            int same = 0;
            while (same < bytes.length && bytes[same] == (byte) (fed[at + same] & mask)) {
                same++;
            }
            if (same == bytes.length) {
                return at + same;
            }
        }
        return -1;
    }
}
