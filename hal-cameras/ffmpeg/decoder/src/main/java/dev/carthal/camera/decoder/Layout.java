package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avutil.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// Says in our words how FFmpeg laid out a picture.
final class Layout {
    private static final int ROWS_OF_HD = 720;
    private static final int LONGEST_SIDE = 65_535;

    private final FrameFormat format;
    private final int pixels;
    private final int range;
    private final int space;
    private final int[] rowBytes;

    private Layout(AVFrame frame, PixelFormat stored) {
        pixels = frame.format();
        range = frame.color_range();
        space = frame.colorspace();
        boolean yuv = stored.samples().getFirst().contains("Y") && !stored.equals(PixelFormat.GRAY8);
        ColorMatrix matrix = yuv ? matrix(frame.height()) : ColorMatrix.RGB;
        format = FrameFormat.of(frame.width(), frame.height(), stored, range(yuv), matrix);
        rowBytes = new int[stored.planes()];
        for (int plane = 0; plane < rowBytes.length; plane++) {
            rowBytes[plane] = av_image_get_linesize(pixels, frame.width(), plane);
        }
    }

    /// Describe `frame`.
    ///
    /// @throws DeviceException of kind [Kind#UNSUPPORTED] if it is larger than a frame may be
    static Layout of(AVFrame frame) throws DeviceException {
        PixelFormat stored = pixels(frame.format());
        if (stored == null || Math.max(frame.width(), frame.height()) > LONGEST_SIDE) {
            throw new DeviceException(
                    Kind.UNSUPPORTED,
                    "a picture must not be larger than 65535 x 65535: " + frame.width() + " x " + frame.height());
        }
        return new Layout(frame, stored);
    }

    /// {@return whether a picture that FFmpeg stores as `pixels` can be described}
    static boolean describes(int pixels) {
        return pixels(pixels) != null;
    }

    FrameFormat format() {
        return format;
    }

    /// {@return whether `frame` is laid out in this way}
    boolean fits(AVFrame frame) {
        return frame.width() == format.width()
                && frame.height() == format.height()
                && frame.format() == pixels
                && frame.color_range() == range
                && frame.colorspace() == space;
    }

    /// {@return bytes from the first pixel of plane `plane` to its last, with rows that are `stride` apart}
    long bytes(int plane, int stride) {
        int shift = plane == 0 ? 0 : format.pixels().chromaShiftY();
        int rows = -(-format.height() >> shift);
        return (rows - 1L) * stride + rowBytes[plane];
    }

    private static @Nullable PixelFormat pixels(int pixels) {
        return switch (pixels) {
            case AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P -> PixelFormat.I420;
            case AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUVJ422P -> PixelFormat.I422;
            case AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUVJ444P -> PixelFormat.I444;
            case AV_PIX_FMT_NV12 -> PixelFormat.NV12;
            case AV_PIX_FMT_YUYV422 -> PixelFormat.YUYV;
            case AV_PIX_FMT_RGB24 -> PixelFormat.RGB24;
            case AV_PIX_FMT_BGR24 -> PixelFormat.BGR24;
            case AV_PIX_FMT_RGBA -> PixelFormat.RGBA;
            case AV_PIX_FMT_GRAY8 -> PixelFormat.GRAY8;
            default -> null;
        };
    }

    private boolean jpeg() {
        return pixels == AV_PIX_FMT_YUVJ420P || pixels == AV_PIX_FMT_YUVJ422P || pixels == AV_PIX_FMT_YUVJ444P;
    }

    private ColorRange range(boolean yuv) {
        boolean full = range == AVCOL_RANGE_UNSPECIFIED ? !yuv || jpeg() : range == AVCOL_RANGE_JPEG;
        return full ? ColorRange.FULL : ColorRange.LIMITED;
    }

    /// What is not said is guessed as players do: JPEG has one matrix, television changed its own with HD.
    private ColorMatrix matrix(int height) {
        return switch (space) {
            case AVCOL_SPC_BT709, AVCOL_SPC_SMPTE240M -> ColorMatrix.BT709;
            case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL -> ColorMatrix.BT2020;
            case AVCOL_SPC_FCC, AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M -> ColorMatrix.BT601;
            default -> jpeg() || height < ROWS_OF_HD ? ColorMatrix.BT601 : ColorMatrix.BT709;
        };
    }
}
