package dev.carthal.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Valid frames, and what a bad line makes of them.
final class Mutations {
    /// How long a piece of noise is, where there is nothing valid.
    static final int NOISE = 64;

    private static final int MOST_CHANGES = 3;
    private static final int MOST_BYTES = 8;

    private final SplittableRandom random;
    private final List<byte[]> valid;

    Mutations(SplittableRandom random, List<byte[]> valid) {
        this.random = random;
        this.valid = valid;
    }

    /// {@return a frame: as it was, changed a little, or noise}
    byte[] next() {
        if (valid.isEmpty()) {
            return noise(NOISE);
        }
        byte[] frame = any();
        int kind = random.nextInt(10);
        if (kind < 3) {
            return frame;
        }
        if (kind == 3) {
            return noise(1 + random.nextInt(2 * MOST_BYTES));
        }
        for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
            frame = changed(frame);
        }
        return frame;
    }

    private byte[] any() {
        return valid.get(random.nextInt(valid.size()));
    }

    byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] changed(byte[] frame) {
        int at = frame.length == 0 ? 0 : random.nextInt(frame.length);
        int some = Math.min(frame.length - at, 1 + random.nextInt(MOST_BYTES));
        byte[] other = any();
        return switch (random.nextInt(7)) {
            case 0 -> flipped(frame, at);
            case 1 -> joined(frame, at, noise(1), Math.min(frame.length, at + 1));
            case 2 -> joined(frame, at, new byte[0], at + some);
            case 3 -> joined(frame, at, noise(some), at);
            case 4 -> joined(frame, at, Arrays.copyOfRange(frame, at, at + some), at);
            case 5 -> joined(frame, at, new byte[] {other[random.nextInt(other.length)]}, at);
            default ->
                joined(frame, at, Arrays.copyOfRange(other, random.nextInt(other.length), other.length), frame.length);
        };
    }

    private byte[] flipped(byte[] frame, int at) {
        byte[] flipped = frame.clone();
        if (at < flipped.length) {
            flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return flipped;
    }

    /// {@return the frame up to `at`, then that, then the frame from `on`}
    private static byte[] joined(byte[] frame, int at, byte[] middle, int on) {
        byte[] joined = Arrays.copyOf(frame, at + middle.length + frame.length - on);
        System.arraycopy(middle, 0, joined, at, middle.length);
        System.arraycopy(frame, on, joined, at + middle.length, frame.length - on);
        return joined;
    }
}
