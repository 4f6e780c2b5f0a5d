package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/// Decode JPEG and PNG files, thousands of them: the file goes straight to a decoder that stays open, without the
/// probing that opening a source of unknown kind takes. Used by one thread at a time.
public final class Stills implements AutoCloseable {
    /// A picture can claim any size in a few bytes; this is 512 MB of pixels.
    private static final long MOST_PIXELS = 1 << 27;

    private static final int SIGNATURE = 8;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int END_OF_IMAGE = 0xFFD9;
    private static final ValueLayout.OfShort BIG_ENDIAN_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private enum Type {
        JPEG(AV_CODEC_ID_MJPEG),
        PNG(AV_CODEC_ID_PNG),
        OTHER(AV_CODEC_ID_NONE);

        private final int codec;

        Type(int codec) {
            this.codec = codec;
        }

        static Type of(long signature) {
            if (signature == 0x89504E470D0A1A0AL) {
                return PNG;
            }
            return signature >>> 40 == 0xFFD8FF ? JPEG : OTHER;
        }
    }

    private final AVPacket packet;
    private final Map<Type, AVCodecContext> codecs = new EnumMap<>(Type.class);

    /// Load what is needed.
    ///
    /// @throws DeviceException of kind [Kind#ABSENT] if FFmpeg cannot be loaded
    public Stills() throws DeviceException {
        Libraries.load();
        packet = av_packet_alloc();
    }

    /// Decode the picture in `file`, if it is a JPEG or a PNG.
    ///
    /// @param file the file
    /// @param into a frame of any pool that holds no picture yet
    /// @return whether it is one; if not, nothing was done
    /// @throws DeviceException if the file cannot be read or is damaged
    public boolean read(Path file, PooledFrame into) throws DeviceException {
        if (packet.isNull()) {
            throw new IllegalStateException("it is closed, and should read " + file);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            Type type = Type.of(signature(channel));
            if (type != Type.OTHER) {
                load(channel);
                if (type == Type.JPEG && !jpegEnds()) {
                    throw new DeviceException(Kind.CORRUPT, "the picture is torn: " + file);
                }
                decode(codec(type), file, into);
            }
            return type != Type.OTHER;
        } catch (NoSuchFileException e) {
            throw new DeviceException(Kind.NOT_FOUND, "there is no such file: " + file, e);
        } catch (AccessDeniedException e) {
            throw new DeviceException(Kind.PERMISSION, "this process may not read the file: " + file, e);
        } catch (IOException e) {
            throw new DeviceException(Kind.OTHER, "the file cannot be read: " + file + ": " + e.getMessage(), e);
        } finally {
            av_packet_unref(packet);
        }
    }

    private static long signature(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(SIGNATURE);
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {}
        return start.getLong(0);
    }

    private AVCodecContext codec(Type type) throws DeviceException {
        AVCodecContext open = codecs.get(type);
        if (open != null && type != Type.PNG) {
            return open;
        }
        if (open != null) {
            // FFmpeg takes the second PNG of a decoder for the difference from the first, and adds them up.
            avcodec_free_context(open);
        }
        AVCodec codec = avcodec_find_decoder(type.codec);
        AVCodecContext context = avcodec_alloc_context3(codec);
        codecs.put(type, context);
        context.thread_count(1).max_pixels(MOST_PIXELS).err_recognition(AV_EF_CRCCHECK | AV_EF_EXPLODE);
        Faults.check(avcodec_open2(context, codec, (AVDictionary) null), "a decoder of pictures");
        return context;
    }

    private void load(FileChannel channel) throws IOException, DeviceException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE / 2) {
            throw new DeviceException(Kind.UNSUPPORTED, "a picture must be smaller than 1 GiB: " + size + " bytes");
        }
        Faults.check(av_new_packet(packet, (int) size), "room for a file");
        ByteBuffer room = Views.writable(packet.data().address(), size).asByteBuffer();
        while (room.hasRemaining() && channel.read(room, room.position()) >= 0) {}
    }

    /// FFmpeg makes up the end of a torn JPEG. Markers do not occur in coded data, so there is one after the start of
    /// the scan, or the end is missing; a thumbnail in the header has an end of its own.
    private boolean jpegEnds() {
        MemorySegment bytes = Views.writable(packet.data().address(), packet.size());
        long scan = 2;
        while (scan + 4 <= bytes.byteSize() && marker(bytes, scan) != START_OF_SCAN) {
            scan += 2 + marker(bytes, scan + 2);
        }
        long end = bytes.byteSize() - 2;
        while (end > scan && marker(bytes, end) != END_OF_IMAGE) {
            end--;
        }
        return end > scan;
    }

    private static int marker(MemorySegment bytes, long at) {
        return bytes.get(BIG_ENDIAN_SHORT, at) & 0xFFFF;
    }

    private void decode(AVCodecContext codec, Path file, PooledFrame into) throws DeviceException {
        int result = avcodec_send_packet(codec, packet);
        if (result >= 0) {
            result = avcodec_receive_frame(codec, into.picture());
        }
        if (result < 0) {
            throw new DeviceException(Kind.CORRUPT, "the picture is damaged: " + file + ": " + Faults.words(result));
        }
        into.filled();
    }

    /// Free all but the frames that are lent out. Not while another thread reads; safe twice.
    @Override
    public void close() {
        if (packet.isNull()) {
            return;
        }
        av_packet_free(packet);
        for (AVCodecContext codec : codecs.values()) {
            avcodec_free_context(codec);
        }
    }
}
