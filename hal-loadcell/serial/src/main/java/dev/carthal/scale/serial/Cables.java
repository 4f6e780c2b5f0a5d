package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.line.Line;
import dev.carthal.line.LineSettings;
import dev.carthal.scale.serial.Cable.Half;
import java.util.HashMap;
import java.util.Map;

/// The cables on which a scale and a scanner speak, by port: whoever comes first opens it, and it closes with the last.
final class Cables {
    /// Two drivers of this bundle share them, and a port is one in the whole process.
    static final Cables HERE = new Cables();

    private final Map<String, Cable> cables = new HashMap<>();

    /// {@return one half of the cable at that port}
    ///
    /// @throws DeviceException of kind `BUSY` if somebody has that half, or as [Line#open]
    synchronized Line open(LineSettings settings, Half half) throws DeviceException {
        String port = Line.identity(settings.port()).name();
        Cable cable = cables.get(port);
        if (cable == null || cable.isGone()) {
            cable = new Cable(settings, Line.open(settings));
            cables.put(port, cable);
        } else if (!cable.mode().equals(settings.mode())) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "both halves of a cable must be set alike: " + settings.port() + " at " + settings.mode()
                            + ", but it is open at " + cable.mode());
        }
        return cable.tap(half);
    }
}
