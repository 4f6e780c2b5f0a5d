package dev.carthal.perception;

import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;

/// The colour equations of ITU-R BT.601, BT.709 and BT.2020, straight from the page.
final class Colours {
    private Colours() {}

    static double[] stored(FrameFormat format, double[] rgb) {
        boolean limited = format.range() == ColorRange.LIMITED;
        if (format.pixels().name().startsWith("rgb") || format.pixels().name().startsWith("bgr")) {
            return limited ? new double[] {luma(rgb[0]), luma(rgb[1]), luma(rgb[2])} : rgb;
        }
        double kr = red(format);
        double kb = blue(format);
        double y = kr * rgb[0] + (1 - kr - kb) * rgb[1] + kb * rgb[2];
        double u = (rgb[2] - y) / (2 * (1 - kb));
        double v = (rgb[0] - y) / (2 * (1 - kr));
        double[] stored = limited
                ? new double[] {luma(y), 128 + u * 224 / 255, 128 + v * 224 / 255}
                : new double[] {y, 128 + u, 128 + v};
        return format.pixels().name().equals("gray") ? new double[] {stored[0]} : stored;
    }

    /// {@return R, G and B, not clamped}
    static double[] rgb(Picture picture, int x, int y) {
        FrameFormat format = picture.format();
        boolean limited = format.range() == ColorRange.LIMITED;
        double first = picture.sample(0, x, y);
        double light = limited ? (first - 16) * 255 / 219 : first;
        if (format.pixels().name().equals("gray")) {
            return new double[] {light, light, light};
        }
        double second = picture.sample(1, x, y);
        double third = picture.sample(2, x, y);
        if (format.pixels().name().startsWith("rgb") || format.pixels().name().startsWith("bgr")) {
            return limited
                    ? new double[] {light, (second - 16) * 255 / 219, (third - 16) * 255 / 219}
                    : new double[] {first, second, third};
        }
        double kr = red(format);
        double kb = blue(format);
        double u = (second - 128) * (limited ? 255.0 / 224 : 1);
        double v = (third - 128) * (limited ? 255.0 / 224 : 1);
        double r = light + 2 * (1 - kr) * v;
        double b = light + 2 * (1 - kb) * u;
        return new double[] {r, (light - kr * r - kb * b) / (1 - kr - kb), b};
    }

    private static double luma(double value) {
        return 16 + value * 219 / 255;
    }

    private static double red(FrameFormat format) {
        return switch (format.matrix()) {
            case BT601, RGB -> 0.299;
            case BT709 -> 0.2126;
            case BT2020 -> 0.2627;
        };
    }

    private static double blue(FrameFormat format) {
        return switch (format.matrix()) {
            case BT601, RGB -> 0.114;
            case BT709 -> 0.0722;
            case BT2020 -> 0.0593;
        };
    }
}
