package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/// Decode the pictures of one file, stream or test source, one after another. Used by one thread at a time.
///
/// It stands on FFmpeg's own functions and not on JavaCV's `FFmpegFrameGrabber`, which opens one source at a time in
/// the whole process, cannot give up waiting for a network, and makes objects for each frame.
public final class Decoder implements AutoCloseable {
    private static final long NANOS = 1_000_000_000;
    private static final int AGAIN = AVERROR_EAGAIN();

    /// Say what became of a step.
    public enum Step {
        /// There is a picture.
        FRAME,
        /// There is none any more.
        END,
        /// The waiting was ended; the next step goes on.
        GAVE_UP
    }

    private final Source source;
    private final Input input;
    private final AVCodecContext codec;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame scrap = av_frame_alloc();
    private final AVRational timeBase;
    private final long frameNanos;
    private final boolean intraOnly;
    /// Each packet gives its picture at once, so that one can be skipped without being decoded.
    private final boolean packetsArePictures;
    private boolean ending;
    private long position;
    private long presentation;

    private Decoder(Source source, Input input, AVDictionary options) throws DeviceException {
        this.source = source;
        this.input = input;
        int id = input.stream().codecpar().codec_id();
        AVCodec decoder = avcodec_find_decoder(id);
        if (decoder == null) {
            throw new DeviceException(Kind.UNSUPPORTED, "FFmpeg has no decoder for it: source=" + source);
        }
        intraOnly = (avcodec_descriptor_get(id).props() & AV_CODEC_PROP_INTRA_ONLY) != 0;
        packetsArePictures = intraOnly && source.threads() == 1;
        timeBase = input.stream().time_base();
        AVRational rate = input.rate();
        frameNanos = rate.num() > 0 && rate.den() > 0 ? NANOS * rate.den() / rate.num() : NANOS / 25;
        codec = avcodec_alloc_context3(decoder);
        boolean open = false;
        try {
            avcodec_parameters_to_context(codec, input.stream().codecpar());
            codec.pkt_timebase(timeBase).thread_count(source.threads());
            Faults.check(avcodec_open2(codec, decoder, options), "the decoder of " + source);
            open = true;
        } finally {
            if (!open) {
                free();
            }
        }
    }

    /// Open a source.
    ///
    /// @param source what to open
    /// @param giveUp whether to end the waiting for a network; asked while it waits, by the thread that waits
    /// @return the decoder, to be closed by the caller
    /// @throws DeviceException if it cannot be opened; nothing stays open then
    public static Decoder open(Source source, BooleanSupplier giveUp) throws DeviceException {
        Libraries.load();
        var options = new AVDictionary(null);
        source.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
        try {
            var input = new Input(source, giveUp, options);
            boolean open = false;
            try {
                var decoder = new Decoder(source, input, options);
                open = true;
                return decoder.withAll(options);
            } finally {
                if (!open) {
                    input.close();
                }
            }
        } finally {
            av_dict_free(options);
        }
    }

    /// What neither protocol, format nor codec took from the options is a mistake.
    private Decoder withAll(AVDictionary options) throws DeviceException {
        AVDictionaryEntry left = av_dict_iterate(options, null);
        if (left != null) {
            String option = left.key().getString() + "=" + left.value().getString();
            close();
            throw new DeviceException(
                    Kind.CONFIGURATION, "options must be ones that FFmpeg has for this source: options=" + option);
        }
        return this;
    }

    /// Decode the next picture into `into`.
    ///
    /// @param into a frame of any pool that holds no picture yet
    /// @return what became of it
    /// @throws DeviceException of kind [Kind#CORRUPT] if a picture is damaged, or the file is torn (then the next
    ///     step is the end); of kind [Kind#LOST] if the connection broke
    public Step read(PooledFrame into) throws DeviceException {
        requireOpen();
        Step step = decode(into.picture());
        if (step == Step.FRAME) {
            into.filled();
        }
        return step;
    }

    /// Go on by one picture without delivering it.
    ///
    /// @return what became of it
    /// @throws DeviceException as [#read] does
    public Step skip() throws DeviceException {
        requireOpen();
        if (packetsArePictures) {
            return skipPacket();
        }
        Step step = decode(scrap);
        av_frame_unref(scrap);
        return step;
    }

    /// {@return how many pictures lie behind, damaged ones included}
    public long position() {
        return position;
    }

    /// {@return when the last picture is to be shown, in nanoseconds of the source's own time}
    public long presentationNanos() {
        return presentation;
    }

    /// {@return how long a picture is to be shown, as far as it is known}
    public long frameNanos() {
        return frameNanos;
    }

    /// {@return whether each picture stands for itself, so that damage to one is damage to one}
    public boolean intraOnly() {
        return intraOnly;
    }

    /// {@return whether it goes on at its own pace, without an end that is known}
    public boolean live() {
        return input.live();
    }

    private void requireOpen() {
        if (packet.isNull()) {
            throw new IllegalStateException("the decoder of " + source + " is closed");
        }
    }

    private Step decode(AVFrame picture) throws DeviceException {
        boolean fed = false;
        while (true) {
            int result = avcodec_receive_frame(codec, picture);
            if (result >= 0) {
                return received(picture);
            }
            if (result == AVERROR_EOF) {
                return Step.END;
            }
            if (result != AGAIN) {
                throw damaged(position++, Faults.words(result));
            }
            if (fed && packetsArePictures) {
                throw damaged(position++, "there is none in its packet");
            }
            Step step = feed();
            if (step == Step.GAVE_UP) {
                return step;
            }
            fed = step == Step.FRAME;
        }
    }

    private Step received(AVFrame picture) throws DeviceException {
        showAt(picture.best_effort_timestamp());
        if ((picture.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0 || picture.decode_error_flags() != 0) {
            av_frame_unref(picture);
            throw damaged(position++, "it has holes");
        }
        position++;
        return Step.FRAME;
    }

    private Step feed() throws DeviceException {
        Input.Packet read = readPacket();
        if (read == Input.Packet.GAVE_UP) {
            return Step.GAVE_UP;
        }
        if (read == Input.Packet.END) {
            ending = true;
            avcodec_send_packet(codec, null);
            return Step.END;
        }
        int result = avcodec_send_packet(codec, packet);
        av_packet_unref(packet);
        if (result < 0) {
            throw damaged(position++, Faults.words(result));
        }
        return Step.FRAME;
    }

    private Input.Packet readPacket() throws DeviceException {
        if (ending) {
            return Input.Packet.END;
        }
        try {
            return input.read(packet);
        } catch (DeviceException e) {
            ending = true;
            avcodec_send_packet(codec, null);
            throw e;
        }
    }

    private Step skipPacket() throws DeviceException {
        return switch (readPacket()) {
            case READ -> {
                showAt(packet.pts());
                position++;
                av_packet_unref(packet);
                yield Step.FRAME;
            }
            case END -> Step.END;
            case GAVE_UP -> Step.GAVE_UP;
        };
    }

    private DeviceException damaged(long picture, String how) {
        return new DeviceException(Kind.CORRUPT, "picture " + picture + " of " + source + " is damaged: " + how);
    }

    private void showAt(long time) {
        if (time == AV_NOPTS_VALUE) {
            presentation = position * frameNanos;
        } else {
            long ticks = time * timeBase.num();
            presentation = ticks / timeBase.den() * NANOS + ticks % timeBase.den() * NANOS / timeBase.den();
        }
    }

    private void free() {
        avcodec_free_context(codec);
        av_packet_free(packet);
        av_frame_free(scrap);
    }

    /// Free all but the frames that are lent out. Not while another thread is in a step; safe twice.
    @Override
    public void close() {
        if (!packet.isNull()) {
            free();
            input.close();
        }
    }
}
