package dev.carthal.runtime;

import dev.carthal.hal.Driver;
import dev.carthal.hal.Slot;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.hal.scan.ScannerSlot;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.ScaleSlot;
import java.util.Locale;
import java.util.regex.Pattern;

/// The device families, by the first segment of a slot's name.
enum Family {
    CAMERA(CameraDriver.class, CameraSlot.class, 2_000),
    SCALE(ScaleDriver.class, ScaleSlot.class, 2_000),
    SCANNER(ScannerDriver.class, ScannerSlot.class, 0),
    INFERENCE(InferenceDriver.class, InferenceSlot.class, 0);

    private static final Pattern NAME = Pattern.compile("(camera|scale|scanner|inference)/[a-z0-9][a-z0-9.-]*");

    final Class<? extends Driver> driver;
    final Class<? extends Slot> slot;
    final int silenceMillis;

    Family(Class<? extends Driver> driver, Class<? extends Slot> slot, int silenceMillis) {
        this.driver = driver;
        this.slot = slot;
        this.silenceMillis = silenceMillis;
    }

    static Family of(String slot) {
        if (!NAME.matcher(slot).matches()) {
            throw new IllegalArgumentException(
                    "slot must be camera, scale, scanner or inference, a slash, and lower-case letters, digits,"
                            + " dots or hyphens: slot=" + slot);
        }
        return valueOf(slot.substring(0, slot.indexOf('/')).toUpperCase(Locale.ROOT));
    }

    /// {@return the first segment of the names of its slots}
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The PID of the Metatype that describes the configuration of `driver`.
    String pid(String driver) {
        return word() + "." + driver;
    }
}
