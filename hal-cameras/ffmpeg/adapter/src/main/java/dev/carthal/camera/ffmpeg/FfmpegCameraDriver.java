package dev.carthal.camera.ffmpeg;

import dev.carthal.camera.decoder.Source;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open files, network streams and test sources as cameras; driver name `ffmpeg`.
@Component(property = "driver=ffmpeg")
public final class FfmpegCameraDriver implements CameraDriver {
    /// Make the driver; touches nothing.
    @Activate
    public FfmpegCameraDriver() {}

    @Override
    public Camera open(DeviceContext context) throws DeviceException, InterruptedException {
        return FfmpegCamera.open(context, settings(context.config()));
    }

    /// {@return that an old and a new version may read at the same time, as files and network cameras allow}
    @Override
    public Sharing sharing() {
        return Sharing.SHAREABLE;
    }

    /// {@return the file behind all links, or the URL; each opening of a test source makes one of its own}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        Source source = settings(config).source();
        if (source.remote()) {
            return new DeviceIdentity("url", source.address());
        }
        if (!source.format().isEmpty()) {
            return DeviceIdentity.UNKNOWN;
        }
        Path path = Path.of(source.address());
        try {
            return new DeviceIdentity("path", path.toRealPath().toString());
        } catch (IOException e) {
            return new DeviceIdentity("path", path.toAbsolutePath().normalize().toString()); // not there yet
        }
    }

    private static FfmpegCameraSettings settings(DeviceConfig config) throws DeviceException {
        return FfmpegCameraSettings.of(config.as(FfmpegCameraConfig.class));
    }
}
