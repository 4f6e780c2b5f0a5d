package dev.carthal.camera.decoder;

import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/// Loads FFmpeg's libraries when they are needed first, and tells which one of the system's is missing. Devices and
/// test sources need libraries for screens and sound, which files and streams do not.
final class Libraries {
    private Libraries() {}

    /// Load what files and streams need.
    static void load() throws DeviceException {
        load(avutil.class, avformat.class, swscale.class);
        // What matters comes back as an error; FFmpeg would write the rest to the process's stderr.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    /// {@return FFmpeg's format of that name}
    static AVInputFormat format(String name) throws DeviceException {
        AVInputFormat format = av_find_input_format(name);
        if (format == null) {
            load(avdevice.class);
            avdevice.avdevice_register_all();
            format = av_find_input_format(name);
        }
        if (format == null) {
            throw new DeviceException(Kind.CONFIGURATION, "format must be one that FFmpeg reads: format=" + name);
        }
        return format;
    }

    /// On a thread of its own: a library whose loading is interrupted is lost until the process ends.
    private static void load(Class<?>... libraries) throws DeviceException {
        var loaded = new FutureTask<@Nullable Void>(() -> {
            for (Class<?> library : libraries) {
                Loader.load(library);
            }
            return null;
        });
        Thread loader = Thread.ofPlatform().name("load FFmpeg").daemon().start(loaded);
        boolean interrupted = false;
        while (true) {
            try {
                loader.join(); // nothing of it is left then
                loaded.get();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new DeviceException(
                        Kind.ABSENT,
                        "FFmpeg cannot be loaded: " + missing(Objects.requireNonNullElse(e.getCause(), e)),
                        e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The first attempt says which library is missing; later ones only that there was a first.
    private static String missing(Throwable error) {
        String words = String.valueOf(error.getMessage());
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("cannot open shared object file")) {
                return message;
            }
        }
        return words;
    }
}
