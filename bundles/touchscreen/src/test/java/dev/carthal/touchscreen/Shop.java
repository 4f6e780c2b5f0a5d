package dev.carthal.touchscreen;

import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.conformance.FakeCameraSlot;
import dev.carthal.conformance.FakeFrame;
import dev.carthal.conformance.FakeSlot;
import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.ColorMatrix;
import dev.carthal.hal.camera.ColorRange;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.hal.camera.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/// The page, served for real, on a port that was free.
final class Shop implements AutoCloseable {
    static final KitClock CLOCK = new KitClock();

    final PaperCheckout checkout;
    private final List<FakeSlot> slots = new ArrayList<>();
    private final RealFelix felix;
    private final String url;

    Shop(Path storage, Map<String, Object> settings) throws Exception {
        felix = new RealFelix(
                storage,
                "org.apache.felix.http.servlet-api",
                "org.apache.felix.http.wrappers",
                "org.apache.commons.commons-io",
                "org.apache.commons.commons-fileupload",
                "org.apache.felix.http.jetty12",
                "com.google.gson",
                "dev.carthal.touchscreen");
        felix.configure(
                "org.apache.felix.http",
                Map.of("org.osgi.service.http.port", 0, "org.apache.felix.http.host", "127.0.0.1"));
        felix.configure("dev.carthal.touchscreen", settings);
        checkout = new PaperCheckout(felix.service(CheckoutListener.class, "(component.name=dev.carthal.touchscreen)"));
        context().registerService(Checkout.class, checkout, null);
        url = awaitUrl();
    }

    <S extends FakeSlot> S add(S slot) {
        context().registerService(Slot.class, slot, FrameworkUtil.asDictionary(Map.of("slot", slot.name())));
        slots.add(slot);
        return slot;
    }

    /// A camera that shows a warm gradient to everybody who looks.
    FakeCameraSlot addCamera(String name) {
        FakeFrame picture =
                FakeFrame.of(FrameFormat.of(64, 48, PixelFormat.RGB24, ColorRange.FULL, ColorMatrix.RGB), 0, 0);
        for (int i = 0; i < 64 * 48; i++) {
            byte[] pixel = {(byte) 220, (byte) (120 + i % 64), (byte) (40 + i / 64)};
            long offset = (long) picture.stride(0) * (i / 64) + i % 64 * 3L;
            MemorySegment.copy(pixel, 0, picture.plane(0), ValueLayout.JAVA_BYTE, offset, 3);
        }
        FakeCameraSlot camera = new FakeCameraSlot(name, CLOCK);
        camera.greet(picture);
        return add(camera);
    }

    /// Wait until the web server says where it is.
    private String awaitUrl() throws Exception {
        String runtime = "org.osgi.service.servlet.runtime.HttpServiceRuntime";
        Filter wanted = context().createFilter("(&(objectClass=" + runtime + ")(osgi.http.endpoint=http*))");
        var tracker = new ServiceTracker<Object, String>(context(), wanted, null) {
            @Override
            public String addingService(ServiceReference<Object> server) {
                return ((String[]) server.getProperty("osgi.http.endpoint"))[0];
            }
        };
        tracker.open(true);
        return Objects.requireNonNull(tracker.waitForService(60_000), "no web server within a minute");
    }

    String url() {
        return url;
    }

    BundleContext context() {
        return felix.context();
    }

    @Override
    public void close() throws BundleException {
        felix.close();
        slots.forEach(FakeSlot::close);
    }
}
