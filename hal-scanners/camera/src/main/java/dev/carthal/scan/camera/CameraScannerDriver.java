package dev.carthal.scan.camera;

import com.google.zxing.BarcodeFormat;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.scan.camera.CameraScanner.View;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Read barcodes in the frames of a camera slot; driver name `camera`.
@Component(property = "driver=camera")
public final class CameraScannerDriver implements ScannerDriver {
    private final BundleContext bundles;

    /// Make the driver; touches nothing.
    ///
    /// @param bundles where the camera's slot is looked up
    @Activate
    public CameraScannerDriver(BundleContext bundles) {
        this.bundles = bundles;
    }

    @Override
    public Scanner open(DeviceContext context) throws DeviceException {
        CameraScannerConfig config = context.config().as(CameraScannerConfig.class);
        Set<BarcodeFormat> formats = formats(config.symbologies());
        require("angles", config.angles(), 36);
        require("spacing", config.spacing(), 64);
        ServiceReference<CameraSlot> reference = slot(config.camera());
        CameraSlot camera = bundles.getService(reference);
        if (camera == null) {
            throw absent(config.camera());
        }
        BarcodeReader reader = new BarcodeReader(formats, config.angles(), 2, config.spacing());
        View view = new View(camera.subscribe(context.slot()), () -> bundles.ungetService(reference));
        return new CameraScanner(view, reader, config.repeat_ms() * 1_000_000L, context.clock());
    }

    private ServiceReference<CameraSlot> slot(String name) throws DeviceException {
        try {
            String filter = "(" + Slot.NAME + "=" + name.replaceAll("([\\\\*()])", "\\\\$1") + ")";
            Collection<ServiceReference<CameraSlot>> found = bundles.getServiceReferences(CameraSlot.class, filter);
            return found.stream().findFirst().orElseThrow(() -> absent(name));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // the name is escaped
        }
    }

    private static DeviceException absent(String camera) {
        return new DeviceException(
                Kind.NOT_FOUND, "there is no such camera slot: camera=" + camera + "; name one that the image has");
    }

    private static Set<BarcodeFormat> formats(String[] names) throws DeviceException {
        Set<BarcodeFormat> formats = EnumSet.noneOf(BarcodeFormat.class);
        for (String name : names) {
            try {
                formats.add(BarcodeFormat.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new DeviceException(
                        Kind.CONFIGURATION,
                        "symbologies must be of " + EnumSet.allOf(BarcodeFormat.class) + ": symbologies=" + name,
                        e);
            }
        }
        return formats;
    }

    private static void require(String key, int value, int most) throws DeviceException {
        if (value < 1 || value > most) {
            throw new DeviceException(Kind.CONFIGURATION, key + " must be 1.." + most + ": " + key + "=" + value);
        }
    }

    @Override
    public Sharing sharing() {
        return Sharing.SHAREABLE; // any number of readers can look through one camera
    }
}
