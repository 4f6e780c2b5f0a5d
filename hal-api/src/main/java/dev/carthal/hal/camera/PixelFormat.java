package dev.carthal.hal.camera;

import java.util.List;

/// Describe how pixels are stored, so that a consumer can meet a format it has never heard of and say so. 8-bit
/// samples.
///
/// @param name FFmpeg's name where it has one
/// @param samples what the samples of each plane are, in their order in memory: `Y`, `UV`, `RGB`, `YUYV`, ...
/// @param chromaShiftX how many times the width of a chroma plane is halved: 0 or 1
/// @param chromaShiftY how many times its height is halved: 0 or 1
public record PixelFormat(String name, List<String> samples, int chromaShiftX, int chromaShiftY) {
    /// Y, U and V planes, chroma halved both ways.
    public static final PixelFormat I420 = new PixelFormat("yuv420p", List.of("Y", "U", "V"), 1, 1);
    /// Y, U and V planes, chroma halved across.
    public static final PixelFormat I422 = new PixelFormat("yuv422p", List.of("Y", "U", "V"), 1, 0);
    /// Y, U and V planes of one size.
    public static final PixelFormat I444 = new PixelFormat("yuv444p", List.of("Y", "U", "V"), 0, 0);
    /// A Y plane and a plane of UV pairs, chroma halved both ways.
    public static final PixelFormat NV12 = new PixelFormat("nv12", List.of("Y", "UV"), 1, 1);
    /// One plane of Y U Y V, two pixels in four bytes.
    public static final PixelFormat YUYV = new PixelFormat("yuyv422", List.of("YUYV"), 1, 0);
    /// One plane of R G B.
    public static final PixelFormat RGB24 = new PixelFormat("rgb24", List.of("RGB"), 0, 0);
    /// One plane of B G R.
    public static final PixelFormat BGR24 = new PixelFormat("bgr24", List.of("BGR"), 0, 0);
    /// One plane of R G B A.
    public static final PixelFormat RGBA = new PixelFormat("rgba", List.of("RGBA"), 0, 0);
    /// One plane of grey.
    public static final PixelFormat GRAY8 = new PixelFormat("gray", List.of("Y"), 0, 0);

    /// Copy the list and check the shifts.
    ///
    /// @throws IllegalArgumentException if there is no plane, or a shift is not 0 or 1
    public PixelFormat {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a pixel format must have a plane: " + name);
        }
        if ((chromaShiftX | chromaShiftY) >>> 1 != 0) {
            throw new IllegalArgumentException(
                    "chroma shifts must be 0 or 1: " + name + " has " + chromaShiftX + " and " + chromaShiftY);
        }
    }

    /// {@return how many planes a frame of this format has}
    public int planes() {
        return samples.size();
    }
}
