package dev.carthal.studio;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder.Exception;

/// Writes a video of pictures, one after another.
final class VideoFile implements AutoCloseable {
    private final FFmpegFrameRecorder recorder;
    private final Frame frame = new Frame(Stage.WIDTH, Stage.HEIGHT, Frame.DEPTH_UBYTE, 3);

    VideoFile(Path file, int bitsPerSecond) throws Exception {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        recorder = new FFmpegFrameRecorder(file.toFile(), Stage.WIDTH, Stage.HEIGHT);
        recorder.setFormat("matroska");
        recorder.setVideoCodecName("libopenh264");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(DrawDemo.FRAMES_PER_SECOND);
        recorder.setGopSize(5 * DrawDemo.FRAMES_PER_SECOND);
        recorder.setVideoBitrate(bitsPerSecond);
        recorder.setVideoOption("allow_skip_frames", "0");
        // Otherwise the file bears a random number, and is another one each time it is made.
        recorder.setOption("fflags", "+bitexact");
        recorder.setVideoOption("flags", "+bitexact");
        recorder.start();
    }

    void add(BufferedImage picture) throws Exception {
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        ByteBuffer target = (ByteBuffer) frame.image[0];
        for (int y = 0; y < Stage.HEIGHT; y++) {
            target.put(y * frame.imageStride, pixels, 3 * Stage.WIDTH * y, 3 * Stage.WIDTH);
        }
        recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
    }

    @Override
    public void close() throws Exception {
        recorder.close();
    }
}
