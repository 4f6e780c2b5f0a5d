package dev.carthal.scan.camera;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Open camera slots as scanners; driver name `camera`.
@Component(property = "driver=camera")
public final class CameraScannerDriver implements ScannerDriver {
    private final BundleContext bundles;

    /// Make the driver; touches nothing.
    ///
    /// @param bundles where the camera slots are registered
    @Activate
    public CameraScannerDriver(BundleContext bundles) {
        this.bundles = bundles;
    }

    @Override
    public Scanner open(DeviceContext context) throws DeviceException, InterruptedException {
        CameraScannerSettings settings = settings(context.config());
        return new CameraScanner(context, settings, new WatchedCamera(bundles, context, settings.camera()));
    }

    /// {@return that any number of readers can look through one camera slot}
    @Override
    public Sharing sharing() {
        return Sharing.SHAREABLE;
    }

    /// {@return the camera slot}
    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return new DeviceIdentity("slot", settings(config).camera());
    }

    private static CameraScannerSettings settings(DeviceConfig config) throws DeviceException {
        return CameraScannerSettings.of(config.as(CameraScannerConfig.class));
    }
}
