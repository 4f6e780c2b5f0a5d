package dev.carthal.touchscreen;

import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.hal.Slot;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/// The page, served for real, on a port that was free.
final class Shop implements AutoCloseable {
    final PaperCheckout checkout;
    private final RealFelix felix;
    private final String url;

    Shop(Path storage, Map<String, Object> settings) throws Exception {
        felix = new RealFelix(storage, "dev.carthal.touchscreen");
        ConfigurationAdmin admin = felix.service(ConfigurationAdmin.class, "");
        admin.getConfiguration("org.apache.felix.http", "?")
                .update(FrameworkUtil.asDictionary(
                        Map.of("org.osgi.service.http.port", 0, "org.apache.felix.http.host", "127.0.0.1")));
        admin.getConfiguration("dev.carthal.touchscreen", "?").update(FrameworkUtil.asDictionary(settings));
        checkout = new PaperCheckout(felix.service(CheckoutListener.class, "(component.name=dev.carthal.touchscreen)"));
        context().registerService(Checkout.class, checkout, null);
        url = felix.url();
    }

    void add(PaperSlot slot) {
        context().registerService(Slot.class, slot, FrameworkUtil.asDictionary(Map.of("slot", slot.name())));
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
    }
}
