package dev.carthal.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class FelixTests {
    @Test
    void theBundleOpensATestSourceAndASwapLeavesNeitherThreadNorClassLoader(@TempDir Path storage) throws Exception {
        try (var felix = new RealFelix(storage, "dev.carthal.camera-ffmpeg-runtime", "dev.carthal.camera-ffmpeg")) {
            look(felix);
            int threads = Thread.getAllStackTraces().size();
            Bundle adapter = felix.bundle("dev.carthal.camera-ffmpeg");
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                loaders.add(new WeakReference<>(look(felix)));
                adapter.update();
            }
            look(felix);
            System.gc();
            assertThat(loaders).filteredOn(loader -> loader.get() != null).hasSizeLessThan(2);
            assertThat(Thread.getAllStackTraces()).hasSize(threads);
        }
    }

    /// Looks at a picture, and says whose class loader made that possible.
    private static ClassLoader look(RealFelix felix) throws Exception {
        CameraDriver driver = felix.service(CameraDriver.class, "(driver=ffmpeg)");
        var config = DeviceConfig.of("camera/test", Map.of("source", "testsrc2=size=64x48", "format", "lavfi"));
        FakeClock clock = FakeClock.jumping();
        try (Camera camera = driver.open(DeviceContext.of(config, clock.after(Duration.ofSeconds(5))))) {
            Next<Frame> next = camera.next(Duration.ofSeconds(1));
            assertThat(next).isInstanceOf(Next.Item.class);
            try (Frame frame = ((Next.Item<Frame>) next).value()) {
                assertThat(frame.format().width()).isEqualTo(64);
            }
        }
        return driver.getClass().getClassLoader();
    }
}
