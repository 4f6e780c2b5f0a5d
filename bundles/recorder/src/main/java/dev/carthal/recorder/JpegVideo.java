package dev.carthal.recorder;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/// Writes frames as Motion JPEG in Matroska: each stands alone, and a video that was cut off stays readable. The
/// video has the size of its first frame; what comes in another size is scaled. One thread.
final class JpegVideo implements AutoCloseable {
    private static final int MILLIS = 1000;

    private final Path file;
    private final AVCodecContext encoder;
    private final AVFrame source = av_frame_alloc();
    private final AVFrame picture = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private final SwsContext scaler = sws_alloc_context();
    private final AVFormatContext container = new AVFormatContext(null);
    private long lastMillis = -1;
    private boolean open;

    /// @param quality of the JPEGs, 2 (best) to 31
    JpegVideo(Path file, FrameFormat format, int quality) throws DeviceException {
        this.file = file;
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
        encoder = avcodec_alloc_context3(codec);
        try {
            startEncoder(codec, format, quality);
            startContainer();
            open = true;
        } finally {
            if (!open) {
                free();
            }
        }
    }

    private void startEncoder(AVCodec codec, FrameFormat format, int quality) throws DeviceException {
        encoder.width(format.width())
                .height(format.height())
                .pix_fmt(AV_PIX_FMT_YUVJ420P)
                .color_range(AVCOL_RANGE_JPEG)
                .colorspace(AVCOL_SPC_SMPTE170M)
                .time_base(new AVRational().num(1).den(MILLIS))
                .thread_count(1)
                .flags(encoder.flags() | AV_CODEC_FLAG_QSCALE)
                .global_quality(quality * FF_QP2LAMBDA);
        check(avcodec_open2(encoder, codec, (AVDictionary) null), "cannot start its encoder");
        picture.width(format.width()).height(format.height()).format(AV_PIX_FMT_YUVJ420P);
        picture.color_range(AVCOL_RANGE_JPEG).colorspace(AVCOL_SPC_SMPTE170M);
        check(av_frame_get_buffer(picture, 0), "has no room for a picture");
    }

    private void startContainer() throws DeviceException {
        String name = file.toString();
        check(avformat_alloc_output_context2(container, null, "matroska", name), "cannot be made");
        AVStream stream = avformat_new_stream(container, null);
        check(avcodec_parameters_from_context(stream.codecpar(), encoder), "cannot be described");
        stream.time_base(encoder.time_base());
        AVIOContext io = new AVIOContext(null);
        check(avio_open(io, name, AVIO_FLAG_WRITE), "cannot be opened");
        container.pb(io);
        check(avformat_write_header(container, (AVDictionary) null), "cannot be written");
    }

    /// Adds a frame.
    ///
    /// @param nanos when it was taken, since the recording began
    void add(Frame frame, long nanos) throws DeviceException {
        describe(frame);
        check(av_frame_make_writable(picture), "has no room for a picture");
        check(sws_scale_frame(scaler, picture, source), "cannot have pictures of " + frame.format());
        lastMillis = Math.max(lastMillis + 1, nanos / 1_000_000);
        picture.pts(lastMillis).quality(encoder.global_quality());
        check(avcodec_send_frame(encoder, picture), "cannot encode a picture");
        drain();
    }

    /// Points FFmpeg to the pixels where they lie.
    private void describe(Frame frame) throws DeviceException {
        FrameFormat format = frame.format();
        int pixels = av_get_pix_fmt(format.pixels().name());
        if (pixels < 0) {
            throw new DeviceException(
                    Kind.UNSUPPORTED,
                    "FFmpeg does not know pixels of the name " + format.pixels().name());
        }
        source.width(format.width()).height(format.height()).format(pixels);
        source.color_range(format.range() == ColorRange.FULL ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG);
        source.colorspace(space(format.matrix()));
        for (int i = 0; i < format.pixels().planes(); i++) {
            source.data(i, new BytePointer(direct(frame.plane(i))));
            source.linesize(i, frame.stride(i));
        }
    }

    private static ByteBuffer direct(MemorySegment plane) {
        ByteBuffer pixels = plane.asByteBuffer();
        return pixels.isDirect()
                ? pixels
                : ByteBuffer.allocateDirect(pixels.remaining()).put(pixels).flip();
    }

    private static int space(ColorMatrix matrix) {
        return switch (matrix) {
            case BT601 -> AVCOL_SPC_SMPTE170M;
            case BT709 -> AVCOL_SPC_BT709;
            case BT2020 -> AVCOL_SPC_BT2020_NCL;
            case RGB -> AVCOL_SPC_RGB;
        };
    }

    private void drain() throws DeviceException {
        int result = avcodec_receive_packet(encoder, packet);
        while (result >= 0) {
            packet.stream_index(0);
            av_packet_rescale_ts(
                    packet, encoder.time_base(), container.streams(0).time_base());
            check(av_write_frame(container, packet), "cannot be written");
            check(container.pb().error(), "cannot be written");
            result = avcodec_receive_packet(encoder, packet);
        }
        if (result != AVERROR_EAGAIN() && result != AVERROR_EOF) {
            check(result, "cannot encode a picture");
        }
    }

    /// Writes what is left, and the end.
    void finish() throws DeviceException {
        check(avcodec_send_frame(encoder, null), "cannot encode a picture");
        drain();
        check(av_write_trailer(container), "cannot be written");
        avio_flush(container.pb());
        check(container.pb().error(), "cannot be written");
    }

    private void check(int result, String what) throws DeviceException {
        if (result < 0) {
            byte[] words = new byte[AV_ERROR_MAX_STRING_SIZE];
            av_strerror(result, words, words.length);
            String text = new String(words, java.nio.charset.StandardCharsets.UTF_8).split("\0", 2)[0];
            throw new DeviceException(Kind.OTHER, file + ": " + what + ": " + text);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            free();
        }
    }

    private void free() {
        if (!container.isNull()) {
            AVIOContext io = container.pb();
            if (io != null && !io.isNull()) {
                avio_closep(io);
            }
            avformat_free_context(container);
        }
        // The pixels are the frame's.
        for (int i = 0; i < 4; i++) {
            source.data(i, null);
        }
        av_frame_free(source);
        av_frame_free(picture);
        av_packet_free(packet);
        sws_free_context(scaler);
        avcodec_free_context(encoder);
    }
}
