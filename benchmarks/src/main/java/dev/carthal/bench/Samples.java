package dev.carthal.bench;

import java.util.Arrays;

/// Measured values and what is said of them.
final class Samples {
    private double[] values = {};

    void add(double value) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
    }

    int count() {
        return values.length;
    }

    double median() {
        return percentile(50);
    }

    /// {@return the smallest value that is not below `percent` of all}
    double percentile(int percent) {
        if (values.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted[Math.max(0, rank - 1)];
    }
}
