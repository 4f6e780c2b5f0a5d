package dev.carthal.scan.camera;

import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.ScannerBench;
import dev.carthal.conformance.ScannerDriverRules;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.scan.camera.Scene.Print;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

class CameraScannerConformanceTests extends ScannerDriverRules {
    private static final String CAMERA = "camera/basket";

    @TempDir
    static Path storage;

    private static RealFelix felix;

    @BeforeAll
    static void startFelix() throws Exception {
        felix = new RealFelix(storage);
    }

    @AfterAll
    static void stopFelix() throws Exception {
        felix.close();
    }

    @Override
    protected ScannerBench bench() {
        var slot = new FakeCameraSlot(CAMERA, clock);
        return new SlotBench(
                slot,
                clock,
                felix.context()
                        .registerService(
                                CameraSlot.class, slot, FrameworkUtil.asDictionary(Map.of(Slot.NAME, CAMERA))));
    }

    private record SlotBench(FakeCameraSlot slot, Clock clock, ServiceRegistration<CameraSlot> registered)
            implements ScannerBench {
        @Override
        public ScannerDriver driver() {
            return new CameraScannerDriver(felix.context());
        }

        @Override
        public Map<String, Object> working() {
            return Map.of("slot", "scanner/basket", "camera", CAMERA);
        }

        @Override
        public Flaw absent() {
            return new Flaw(Map.of("camera", "camera/door"), "camera");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(Map.of("camera", CAMERA, "angles", 37), "angles");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            return List.of(Map.of("slot", "scanner/other", "camera", CAMERA, "angles", 3, "repeat.ms", 20));
        }

        /// Turned by as many degrees as its last two digits say.
        @Override
        public void present(String digits) {
            double degrees = Integer.parseInt(digits.substring(digits.length() - 2)) * 3.6;
            show(Scene.blots(9).with(Print.ean13(digits, 2), degrees));
            show(Scene.blots(9));
        }

        @Override
        public boolean leave(String digits) {
            show(Scene.blots(9).with(Print.ean13(digits, 2), 0));
            return true;
        }

        private void show(Scene scene) {
            slot.deliver(scene.seen().taken(clock.nanos(), clock.nanos()));
        }

        @Override
        public void end() {
            slot.end("the video is over");
        }

        /// Whoever pulls a camera's cable leaves its slot; only an integrator removes that.
        @Override
        public void unplug() {
            registered.unregister();
        }

        @Override
        public void close() {
            try {
                registered.unregister();
            } catch (IllegalStateException _) {
                // it is unplugged
            }
            slot.forget();
            slot.close();
        }
    }
}
