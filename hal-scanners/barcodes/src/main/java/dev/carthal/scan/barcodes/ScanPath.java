package dev.carthal.scan.barcodes;

import java.util.Optional;

/// Where a line runs through a picture: samples at equal steps, each with a pixel to its right and one below. Places
/// and steps are in 65536ths of a pixel.
record ScanPath(Point from, Point step, int samples) {
    static final int FRACTION_BITS = 16;

    /// So that a bar that is hardly wider than a pixel keeps its width.
    static final int SAMPLES_PER_PIXEL = 3;

    private static final int FEWEST_PIXELS = 64;
    private static final double NEARLY_ZERO = 1e-9;

    record Point(int x, int y) {
        static Point of(double x, double y) {
            return new Point((int) (x * (1 << FRACTION_BITS)), (int) (y * (1 << FRACTION_BITS)));
        }
    }

    /// {@return samples that the longest line through a picture can have}
    static int longest(int width, int height) {
        return (int) Math.ceil(Math.hypot(width, height)) * SAMPLES_PER_PIXEL;
    }

    /// {@return the line at `angle`, in radians, that passes the middle of the picture at a distance of `offset`}
    static Optional<ScanPath> across(int width, int height, double angle, double offset) {
        double x = width / 2.0 - Math.sin(angle) * offset;
        double y = height / 2.0 + Math.cos(angle) * offset;
        double dx = Math.cos(angle);
        double dy = Math.sin(angle);
        double mostX = width - 1.01;
        double mostY = height - 1.01;
        double from = Math.max(entry(x, dx, mostX), entry(y, dy, mostY));
        double to = Math.min(-entry(x, -dx, mostX), -entry(y, -dy, mostY));
        if (to - from < FEWEST_PIXELS) {
            return Optional.empty();
        }
        return Optional.of(new ScanPath(
                Point.of(x + dx * from, y + dy * from), Point.of(dx / SAMPLES_PER_PIXEL, dy / SAMPLES_PER_PIXEL), (int)
                        ((to - from) * SAMPLES_PER_PIXEL)));
    }

    /// {@return how far along `0..most` begins, going `step` at a time from `at`; minus infinity if it is there all
    /// the way, plus infinity if it never is}
    private static double entry(double at, double step, double most) {
        if (Math.abs(step) < NEARLY_ZERO) {
            return at >= 0 && at <= most ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (step > 0 ? -at : most - at) / step;
    }
}
