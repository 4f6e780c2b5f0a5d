package dev.carthal.camera.ffmpeg;

import dev.carthal.camera.decoder.Source;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.HashMap;
import java.util.Map;

/// The configuration, checked.
record FfmpegCameraSettings(Source source, boolean realtime, boolean loop, int frames) {
    static FfmpegCameraSettings of(FfmpegCameraConfig config) throws DeviceException {
        if (config.source().isEmpty()) {
            throw new DeviceException(Kind.CONFIGURATION, "source must be a path, a URL or a graph: source=");
        }
        check("threads", config.threads(), 1, 64);
        check("frames", config.frames(), 2, 64);
        var source = new Source(config.source(), config.format(), options(config.options()), config.threads());
        return new FfmpegCameraSettings(source, config.realtime(), config.loop(), config.frames());
    }

    private static void check(String key, int value, int least, int most) throws DeviceException {
        if (value < least || value > most) {
            throw new DeviceException(
                    Kind.CONFIGURATION, key + " must be " + least + ".." + most + ": " + key + "=" + value);
        }
    }

    private static Map<String, String> options(String[] pairs) throws DeviceException {
        Map<String, String> options = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new DeviceException(Kind.CONFIGURATION, "options must be key=value: options=" + pair);
            }
            options.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return options;
    }
}
