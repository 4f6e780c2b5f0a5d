package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/// Reads the packets of the one video stream of a source.
final class Input implements AutoCloseable {
    /// What became of an attempt to read.
    enum Packet {
        READ,
        END,
        GAVE_UP
    }

    private final Source source;
    private final BooleanSupplier giveUp;
    private final @Nullable Patience patience;
    private final AVFormatContext context = avformat_alloc_context();
    private int video;

    Input(Source source, BooleanSupplier giveUp, AVDictionary options) throws DeviceException {
        this.source = source;
        this.giveUp = giveUp;
        patience = source.remote() ? new Patience(giveUp) : null;
        boolean open = false;
        try {
            open(options);
            open = true;
        } finally {
            if (!open) {
                close();
            }
        }
    }

    private void open(AVDictionary options) throws DeviceException {
        AVInputFormat format = source.format().isEmpty() ? null : Libraries.format(source.format());
        if (patience != null) {
            context.interrupt_callback().callback(patience);
        }
        String address = source.remote() || format != null ? source.address() : "file:" + file();
        int error = avformat_open_input(context, address, format, options);
        if (error < 0) {
            throw refused(error);
        }
        error = avformat_find_stream_info(context, (AVDictionary) null);
        if (error < 0) {
            throw refused(error);
        }
        video = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (video < 0) {
            throw new DeviceException(Kind.CORRUPT, "source must have a picture in it: source=" + source);
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != video) {
                context.streams(i).discard(AVDISCARD_ALL);
            }
        }
    }

    /// A pipe or a device would keep `open` waiting, where nothing ends the wait.
    private Path file() throws DeviceException {
        Path file = Path.of(source.address());
        if (!Files.exists(file)) {
            throw new DeviceException(Kind.NOT_FOUND, "there is no such file: source=" + source);
        }
        if (!Files.isRegularFile(file)) {
            throw new DeviceException(Kind.CONFIGURATION, "source must be a file: source=" + source);
        }
        if (!Files.isReadable(file)) {
            throw new DeviceException(Kind.PERMISSION, "this process may not read the file: source=" + source);
        }
        return file;
    }

    private DeviceException refused(int error) {
        if (source.format().equals("lavfi")) {
            return new DeviceException(
                    Kind.CONFIGURATION,
                    "source must be a graph of filters that FFmpeg knows: source=" + source + ": "
                            + Faults.words(error));
        }
        if (error == AVERROR_EXIT) {
            return new DeviceException(Kind.TIMEOUT, "there was no answer in time: source=" + source);
        }
        return Faults.fault(error, "source cannot be opened: source=" + source);
    }

    AVStream stream() {
        return context.streams(video);
    }

    /// {@return frames in a second, as the source says or FFmpeg guesses}
    AVRational rate() {
        return av_guess_frame_rate(context, stream(), null);
    }

    /// {@return whether it goes on at its own pace, without an end that is known}
    boolean live() {
        return source.remote() && context.duration() == AV_NOPTS_VALUE;
    }

    Packet read(AVPacket packet) throws DeviceException {
        while (true) {
            int result = av_read_frame(context, packet);
            if (result >= 0) {
                if (packet.stream_index() == video) {
                    return Packet.READ;
                }
                av_packet_unref(packet);
            } else if (result == AVERROR_EXIT && giveUp.getAsBoolean()) {
                // FFmpeg takes a wait that was ended for the end of the stream, unless it is told to forget it.
                context.pb().eof_reached(0).error(0);
                return Packet.GAVE_UP;
            } else if (result == AVERROR_EOF && !live()) {
                return Packet.END;
            } else {
                throw broken(result);
            }
        }
    }

    private DeviceException broken(int error) {
        Kind kind = source.remote() ? Kind.LOST : Kind.CORRUPT;
        return new DeviceException(kind, "source broke off: source=" + source + ": " + Faults.words(error));
    }

    @Override
    public void close() {
        if (!context.isNull()) {
            avformat_close_input(context);
        }
        if (patience != null) {
            patience.deallocate();
        }
    }
}
