package dev.carthal.camera.decoder;

import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.Frame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/// Draws videos whose pictures say which they are: picture n is grey, STEP × n bright.
public final class Media {
    public static final int WIDTH = 64;
    public static final int HEIGHT = 48;
    public static final int RATE = 10;
    private static final int STEP = 8;

    private Media() {}

    /// Draws a video in which each picture stands for itself.
    public static Path intra(Path file, int pictures) throws Exception {
        return draw(file, pictures, avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P);
    }

    /// Draws a video in which a picture is made from those around it.
    public static Path predicted(Path file, int pictures) throws Exception {
        return draw(file, pictures, avcodec.AV_CODEC_ID_MPEG4, avutil.AV_PIX_FMT_YUV420P);
    }

    /// {@return which picture this is}
    public static int number(Frame frame) {
        MemorySegment luma = frame.plane(0);
        long sum = 0;
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                sum += luma.get(ValueLayout.JAVA_BYTE, (long) row * frame.stride(0) + column) & 0xFF;
            }
        }
        double grey = (double) sum / (WIDTH * HEIGHT);
        boolean full = frame.format().range() == ColorRange.FULL;
        return (int) Math.round((full ? grey : (grey - 16) * 255 / 219) / STEP);
    }

    /// Overwrites most of one JPEG in the file.
    public static void damage(Path file, int picture) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int at = -1;
        for (int seen = -1; seen < picture; at++) {
            boolean start =
                    (bytes[at + 1] & 0xFF) == 0xFF && (bytes[at + 2] & 0xFF) == 0xD8 && (bytes[at + 3] & 0xFF) == 0xFF;
            seen += start ? 1 : 0;
        }
        Arrays.fill(bytes, at, at + 200, (byte) 0x11);
        Files.write(file, bytes);
    }

    private static Path draw(Path file, int pictures, int codec, int pixels) throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try (var recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT)) {
            recorder.setFormat("matroska");
            recorder.setVideoCodec(codec);
            recorder.setPixelFormat(pixels);
            recorder.setFrameRate(RATE);
            recorder.setMaxBFrames(codec == avcodec.AV_CODEC_ID_MPEG4 ? 2 : 0);
            recorder.setVideoQuality(2);
            recorder.start();
            byte[] picture = new byte[WIDTH * HEIGHT];
            for (int i = 0; i < pictures; i++) {
                Arrays.fill(picture, (byte) (i * STEP));
                recorder.recordImage(WIDTH, HEIGHT, 8, 1, WIDTH, avutil.AV_PIX_FMT_GRAY8, ByteBuffer.wrap(picture));
            }
        }
        return file;
    }
}
