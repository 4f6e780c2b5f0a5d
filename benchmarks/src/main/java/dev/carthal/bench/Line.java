package dev.carthal.bench;

import java.util.ArrayList;
import java.util.List;

/// Points, and the straight line that fits them best.
final class Line {
    private final List<double[]> points = new ArrayList<>();

    void add(double x, double y) {
        points.add(new double[] {x, y});
    }

    int count() {
        return points.size();
    }

    double first() {
        return points.getFirst()[1];
    }

    double last() {
        return points.getLast()[1];
    }

    /// {@return by how much y grows with x, by least squares}
    double slope() {
        double meanX = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double both = 0;
        double square = 0;
        for (double[] point : points) {
            both += (point[0] - meanX) * (point[1] - meanY);
            square += (point[0] - meanX) * (point[0] - meanX);
        }
        return square == 0 ? 0 : both / square;
    }
}
