package dev.carthal.hal.camera;

import org.osgi.annotation.versioning.ProviderType;

/// Describe the layout and colours of a picture. Equal when all of it is equal.
@ProviderType
public interface FrameFormat {
    /// {@return pixels in a row, 1..65535}
    int width();

    /// {@return rows, 1..65535}
    int height();

    /// {@return how a pixel is stored}
    PixelFormat pixels();

    /// {@return which sample values mean black and white}
    ColorRange range();

    /// {@return how YUV relates to RGB; [ColorMatrix#RGB] where the pixels are RGB or grey}
    ColorMatrix matrix();

    /// {@return the format of these parts}
    ///
    /// @param width pixels in a row, 1..65535
    /// @param height rows, 1..65535
    /// @param pixels how a pixel is stored
    /// @param range which sample values mean black and white
    /// @param matrix how YUV relates to RGB
    /// @throws IllegalArgumentException if a dimension is not 1..65535
    static FrameFormat of(int width, int height, PixelFormat pixels, ColorRange range, ColorMatrix matrix) {
        return new PlainFrameFormat(width, height, pixels, range, matrix);
    }
}
