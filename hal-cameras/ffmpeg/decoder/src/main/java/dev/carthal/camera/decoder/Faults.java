package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avutil.*;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.nio.charset.StandardCharsets;

/// Turns FFmpeg's error numbers into faults. A positive errno stands there negative.
final class Faults {
    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int ENETUNREACH = 101;
    private static final int ECONNRESET = 104;
    private static final int ETIMEDOUT = 110;
    private static final int ECONNREFUSED = 111;
    private static final int EHOSTUNREACH = 113;

    private Faults() {}

    /// {@return `result`, which is an error if it is negative}
    static int check(int result, String of) throws DeviceException {
        if (result < 0) {
            throw fault(result, "FFmpeg failed at " + of);
        }
        return result;
    }

    /// {@return the fault that FFmpeg's `error` is}
    static DeviceException fault(int error, String what) {
        return new DeviceException(kind(error), what + ": " + words(error));
    }

    static String words(int error) {
        byte[] words = new byte[128];
        av_strerror(error, words, words.length);
        int length = 0;
        while (length < words.length && words[length] != 0) {
            length++;
        }
        return new String(words, 0, length, StandardCharsets.UTF_8);
    }

    private static Kind kind(int error) {
        if (error == AVERROR_INVALIDDATA || error == AVERROR_EOF || error == AVERROR_STREAM_NOT_FOUND) {
            return Kind.CORRUPT;
        }
        if (error == AVERROR_FILTER_NOT_FOUND
                || error == AVERROR_OPTION_NOT_FOUND
                || error == AVERROR_PROTOCOL_NOT_FOUND
                || error == AVERROR_HTTP_BAD_REQUEST) {
            return Kind.CONFIGURATION;
        }
        if (error == AVERROR_DECODER_NOT_FOUND || error == AVERROR_DEMUXER_NOT_FOUND) {
            return Kind.UNSUPPORTED;
        }
        if (error == AVERROR_HTTP_NOT_FOUND) {
            return Kind.NOT_FOUND;
        }
        if (error == AVERROR_HTTP_UNAUTHORIZED || error == AVERROR_HTTP_FORBIDDEN) {
            return Kind.PERMISSION;
        }
        return error == AVERROR_EXIT ? Kind.TIMEOUT : kindOfErrno(-error);
    }

    private static Kind kindOfErrno(int errno) {
        return switch (errno) {
            case EPERM, EACCES -> Kind.PERMISSION;
            case ENOENT, ENXIO, ENODEV, ENETUNREACH, ECONNREFUSED, EHOSTUNREACH -> Kind.NOT_FOUND;
            case EBUSY -> Kind.BUSY;
            case EIO, ECONNRESET -> Kind.LOST;
            case ETIMEDOUT -> Kind.TIMEOUT;
            default -> Kind.OTHER;
        };
    }
}
