package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import dev.carthal.hal.DeviceException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/// Turns what no [dev.carthal.hal.camera.PixelFormat] describes (palettes, more than 8 bits, odd chroma, rows from
/// the bottom up) into something near that one does. It copies; cameras do not need it, some still pictures do.
final class Conversion implements AutoCloseable {
    private final SwsContext context = sws_alloc_context();
    private final AVFrame original = av_frame_alloc();

    Conversion() {
        context.flags(SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP | SWS_FULL_CHR_H_INT);
    }

    /// Put a converted picture into `frame` instead of its own.
    void convert(AVFrame frame) throws DeviceException {
        av_frame_move_ref(original, frame);
        try {
            av_frame_copy_props(frame, original);
            frame.format(target(original.format())).width(original.width()).height(original.height());
            Faults.check(av_frame_get_buffer(frame, 0), "room for a picture");
            Faults.check(sws_scale_frame(context, frame, original), "the conversion of a picture");
        } finally {
            av_frame_unref(original);
        }
    }

    private static int target(int pixels) {
        if (Layout.describes(pixels)) {
            return pixels;
        }
        AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(pixels);
        long flags = descriptor.flags();
        boolean alpha = (flags & AV_PIX_FMT_FLAG_ALPHA) != 0;
        if ((flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) != 0) {
            return alpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
        }
        if (descriptor.nb_components() < 3) {
            return AV_PIX_FMT_GRAY8;
        }
        return descriptor.log2_chroma_w() > 0 && descriptor.log2_chroma_h() > 0
                ? AV_PIX_FMT_YUV420P
                : AV_PIX_FMT_YUV444P;
    }

    @Override
    public void close() {
        av_frame_free(original);
        sws_free_context(context);
    }
}
