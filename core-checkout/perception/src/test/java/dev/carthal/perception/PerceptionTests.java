package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.SightingListener;
import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.FakeInferenceSlot;
import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.PixelFormat;
import dev.carthal.hal.inference.InferenceSlot;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.condition.Condition;

final class PerceptionTests {
    @TempDir
    Path storage;

    @Test
    void aConfiguredCameraIsLookedThroughUntilTheBundleStops() throws Exception {
        try (RealFelix felix = new RealFelix(storage, "dev.carthal.checkout-perception")) {
            BlockingQueue<Sighting> seen = new LinkedBlockingQueue<>();
            KitClock clock = new KitClock();
            FakeCameraSlot camera = new FakeCameraSlot("camera/left", clock);
            FakeInferenceSlot engine = new FakeInferenceSlot(
                    "inference/recognizer", clock, ThreeColours.planar(ColourEngine.SIDE), new ColourEngine());
            BundleContext bundles = felix.context();
            felix.configure("dev.carthal.perception~left", Map.of("camera", "camera/left", "gate", false));
            bundles.registerService(InferenceSlot.class, engine, slot("inference/recognizer"));
            bundles.registerService(
                    SightingListener.class,
                    _ -> {
                        throw new IllegalStateException("on purpose");
                    },
                    null);
            bundles.registerService(SightingListener.class, seen::add, null);
            bundles.registerService(CameraSlot.class, camera, slot("camera/left"));
            felix.service(Condition.class, "(&(osgi.condition.id=dev.carthal.perception)(camera=camera/left))");

            camera.deliver(Picture.of(PixelFormat.RGB24, 32, 32)
                    .show((_, _) -> new double[] {10, 20, 240})
                    .frame());

            Sighting sighting = seen.poll(20, TimeUnit.SECONDS);
            assertThat(sighting).isNotNull();
            assertThat(sighting.slot()).isEqualTo("camera/left");
            assertThat(sighting.candidates().getFirst().label()).isEqualTo("blue");

            felix.bundle("dev.carthal.checkout-perception").stop();
            camera.close();
            engine.close();
            assertThat(bundles.getServiceReferences(Condition.class, "(camera=*)"))
                    .isEmpty();
        }
    }

    private static Dictionary<String, Object> slot(String name) {
        return FrameworkUtil.asDictionary(Map.of("slot", name));
    }
}
