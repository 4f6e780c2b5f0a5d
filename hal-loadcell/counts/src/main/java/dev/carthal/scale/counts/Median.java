package dev.carthal.scale.counts;

import java.util.Arrays;

/// Take out spikes: the middle one of the last few. Until there are as many, the newest one passes.
final class Median {
    private final long[] window;
    private final long[] sorted;
    private int seen;

    Median(int size) {
        if (size < 1 || size > 9 || size % 2 == 0) {
            throw new IllegalArgumentException("a median must be over 1, 3, 5, 7 or 9: median=" + size);
        }
        window = new long[size];
        sorted = new long[size];
    }

    long next(long value) {
        window[seen % window.length] = value;
        seen = seen + 1 == 2 * window.length ? window.length : seen + 1;
        if (seen < window.length) {
            return value;
        }
        System.arraycopy(window, 0, sorted, 0, window.length);
        Arrays.sort(sorted);
        return sorted[window.length / 2];
    }

    void reset() {
        seen = 0;
    }
}
