package dev.carthal.touchscreen;

import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Draw a frame small, for a person to glance at: every so many pixels, no filter.
final class Thumbnail {
    private static final double LUMA = 255.0 / 219;
    private static final double CHROMA = 255.0 / 224;

    private final FrameFormat format;
    private final List<Channel> channels;
    private final boolean yuv;
    private final double kr;
    private final double kb;

    /// Where the samples of one channel lie.
    private record Channel(MemorySegment plane, long stride, int offset, int step, int shiftX, int shiftY) {
        int at(int x, int y) {
            return plane.get(ValueLayout.JAVA_BYTE, (y >> shiftY) * stride + offset + (long) (x >> shiftX) * step)
                    & 0xFF;
        }
    }

    private Thumbnail(Frame frame) {
        format = frame.format();
        List<Channel> colours = channels(frame, "RGB");
        yuv = colours.size() != 3;
        channels = yuv ? channels(frame, "YUV") : colours;
        // BT.2020 differs from BT.709 by less than a glance sees.
        boolean old = format.matrix() == ColorMatrix.BT601;
        kr = old ? 0.299 : 0.2126;
        kb = old ? 0.114 : 0.0722;
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("pixels must be made of R, G and B or of Y: pixels="
                    + format.pixels().name());
        }
    }

    static BufferedImage of(Frame frame, int mostWide) {
        FrameFormat format = frame.format();
        int width = Math.min(mostWide, format.width());
        int height = Math.max(1, (int) ((long) format.height() * width / format.width()));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Thumbnail thumbnail = new Thumbnail(frame);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromX = (int) ((x + 0.5) * format.width() / width);
                int fromY = (int) ((y + 0.5) * format.height() / height);
                image.setRGB(x, y, thumbnail.pixel(fromX, fromY));
            }
        }
        return image;
    }

    private int pixel(int x, int y) {
        double first = light(channels.getFirst().at(x, y));
        if (channels.size() < 3) {
            return packed(first, first, first);
        }
        int second = channels.get(1).at(x, y);
        int third = channels.get(2).at(x, y);
        if (!yuv) {
            return packed(first, light(second), light(third));
        }
        double gain = format.range() == ColorRange.LIMITED ? CHROMA : 1;
        double red = first + 2 * (1 - kr) * (third - 128) * gain;
        double blue = first + 2 * (1 - kb) * (second - 128) * gain;
        return packed(red, (first - kr * red - kb * blue) / (1 - kr - kb), blue);
    }

    private double light(int sample) {
        return format.range() == ColorRange.LIMITED ? (sample - 16) * LUMA : sample;
    }

    private static int packed(double red, double green, double blue) {
        return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    private static List<Channel> channels(Frame frame, String letters) {
        PixelFormat pixels = frame.format().pixels();
        List<Channel> found = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            boolean chroma = letter == 'U' || letter == 'V';
            for (int plane = 0; plane < pixels.planes(); plane++) {
                String samples = pixels.samples().get(plane);
                int times =
                        (int) samples.chars().filter(sample -> sample == letter).count();
                if (times > 0) {
                    found.add(new Channel(
                            frame.plane(plane),
                            frame.stride(plane),
                            samples.indexOf(letter),
                            samples.length() / times,
                            chroma ? pixels.chromaShiftX() : 0,
                            chroma ? pixels.chromaShiftY() : 0));
                }
            }
        }
        return found;
    }
}
