package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.util.ArrayList;
import java.util.List;

/// Say where the channels of a frame format lie and how they make red, green and blue. It reads the format's
/// own description, so formats that nobody has listed here work too.
///
/// @param channels Y, U and V, or R, G and B, or Y alone
/// @param toRgb for red, green and blue in turn, a factor for each channel and then a constant; the result is on
///     the scale 0..255
record PixelLayout(FrameFormat format, List<Channel> channels, List<List<Double>> toRgb) {
    /// Say where the samples of one channel lie.
    ///
    /// @param plane the plane that they are in
    /// @param offset bytes from the start of a row to the first
    /// @param step bytes from one to the next
    /// @param chroma whether the format's chroma shifts hold for it
    record Channel(int plane, int offset, int step, boolean chroma) {}

    private static final double LUMA = 255.0 / 219;
    private static final double CHROMA = 255.0 / 224;

    static PixelLayout of(FrameFormat format) throws DeviceException {
        for (String letters : List.of("YUV", "RGB", "Y")) {
            List<Channel> channels = channels(format.pixels(), letters);
            if (channels.size() == letters.length()) {
                return new PixelLayout(format, channels, toRgb(format, letters));
            }
        }
        throw new DeviceException(
                Kind.UNSUPPORTED,
                "pixels must be made of Y, U and V, of R, G and B, or of Y: pixels="
                        + format.pixels().name());
    }

    /// {@return the channel by which movement is seen: luma, or green, which makes most of it}
    Channel luma() {
        return channels.get(0).equals(channels.getLast()) || channels.get(1).chroma()
                ? channels.get(0)
                : channels.get(1);
    }

    private static List<Channel> channels(PixelFormat pixels, String letters) {
        List<Channel> found = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            for (int plane = 0; plane < pixels.planes(); plane++) {
                String samples = pixels.samples().get(plane);
                int times = (int) samples.chars().filter(c -> c == letter).count();
                if (times > 0) {
                    boolean chroma = letter == 'U' || letter == 'V';
                    found.add(new Channel(plane, samples.indexOf(letter), samples.length() / times, chroma));
                }
            }
        }
        return found;
    }

    private static List<List<Double>> toRgb(FrameFormat format, String letters) throws DeviceException {
        boolean limited = format.range() == ColorRange.LIMITED;
        double gain = limited ? LUMA : 1;
        double black = limited ? -16 * LUMA : 0;
        return switch (letters) {
            case "YUV" -> fromYuv(format, gain, black);
            case "RGB" ->
                List.of(List.of(gain, 0.0, 0.0, black), List.of(0.0, gain, 0.0, black), List.of(0.0, 0.0, gain, black));
            default -> List.of(List.of(gain, black), List.of(gain, black), List.of(gain, black));
        };
    }

    private static List<List<Double>> fromYuv(FrameFormat format, double gain, double black) throws DeviceException {
        double red = weightOfRed(format);
        double blue = weightOfBlue(format.matrix());
        double green = 1 - red - blue;
        double chroma = format.range() == ColorRange.LIMITED ? CHROMA : 1;
        double redOfV = 2 * (1 - red) * chroma;
        double blueOfU = 2 * (1 - blue) * chroma;
        double greenOfU = -blueOfU * blue / green;
        double greenOfV = -redOfV * red / green;
        return List.of(
                List.of(gain, 0.0, redOfV, black - 128 * redOfV),
                List.of(gain, greenOfU, greenOfV, black - 128 * (greenOfU + greenOfV)),
                List.of(gain, blueOfU, 0.0, black - 128 * blueOfU));
    }

    private static double weightOfRed(FrameFormat format) throws DeviceException {
        return switch (format.matrix()) {
            case BT601 -> 0.299;
            case BT709 -> 0.2126;
            case BT2020 -> 0.2627;
            case RGB ->
                throw new DeviceException(
                        Kind.UNSUPPORTED,
                        "YUV pixels need a colour matrix, BT601, BT709 or BT2020: pixels="
                                + format.pixels().name() + ", matrix=RGB");
        };
    }

    private static double weightOfBlue(ColorMatrix matrix) {
        return switch (matrix) {
            case BT601, RGB -> 0.114;
            case BT709 -> 0.0722;
            case BT2020 -> 0.0593;
        };
    }
}
