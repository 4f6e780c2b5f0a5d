package dev.carthal.hal.camera;

record PlainFrameFormat(int width, int height, PixelFormat pixels, ColorRange range, ColorMatrix matrix)
        implements FrameFormat {
    PlainFrameFormat {
        check("width", width);
        check("height", height);
    }

    private static void check(String name, int value) {
        if (value < 1 || value > 65_535) {
            throw new IllegalArgumentException(name + " must be 1..65535: " + name + "=" + value);
        }
    }
}
