package dev.carthal.camera.ffmpeg;

import dev.carthal.camera.decoder.MjpegCamera;
import dev.carthal.conformance.Bench;
import dev.carthal.conformance.CameraDriverRules;
import dev.carthal.hal.camera.CameraDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a network camera, which can be silent and can hang up.
class FfmpegCameraConformanceTests extends CameraDriverRules {
    @TempDir
    static Path folder;

    @Override
    protected Bench<CameraDriver> bench() throws IOException {
        var camera = new MjpegCamera();
        String source = camera.url("/camera");
        return new Bench<>() {
            @Override
            public CameraDriver driver() {
                return new FfmpegCameraDriver();
            }

            @Override
            public Map<String, Object> working() {
                return Map.of("source", source);
            }

            @Override
            public Flaw absent() {
                return new Flaw(Map.of("source", folder.resolve("gone.mkv").toString()), "source");
            }

            @Override
            public Flaw unusable() {
                return new Flaw(Map.of("source", source, "frames", 65), "frames");
            }

            @Override
            public List<Map<String, Object>> aliases() {
                return List.of(Map.of("source", source, "frames", 4));
            }

            @Override
            public void deliver() {
                camera.show();
            }

            @Override
            public void unplug() {
                camera.hangUp();
            }

            @Override
            public void close() {
                camera.close();
            }
        };
    }
}
