package dev.carthal.scan.camera;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.scan.barcodes.Search;
import dev.carthal.scan.barcodes.Symbology;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// The configuration, checked.
record CameraScannerSettings(String camera, Set<Symbology> symbologies, Duration repeat, Search search) {
    static CameraScannerSettings of(CameraScannerConfig config) throws DeviceException {
        if (!config.camera().matches("camera/[a-z0-9][a-z0-9.-]*")) {
            throw refused("camera must be the name of a camera slot: camera=" + config.camera());
        }
        int repeat = within(config.repeat_ms(), new Range("repeat.ms", 0, 3_600_000));
        Search search = new Search(
                within(config.angles(), new Range("angles", 1, 36)),
                within(config.lines(), new Range("lines", 16, 480)),
                within(config.agree(), new Range("agree", 2, 16)));
        return new CameraScannerSettings(
                config.camera(), symbologies(config.symbologies()), Duration.ofMillis(repeat), search);
    }

    private record Range(String key, int least, int most) {}

    private static int within(int value, Range range) throws DeviceException {
        if (value < range.least || value > range.most) {
            throw refused(range.key + " must be " + range.least + ".." + range.most + ": " + range.key + "=" + value);
        }
        return value;
    }

    private static Set<Symbology> symbologies(String[] labels) throws DeviceException {
        Set<Symbology> symbologies = EnumSet.noneOf(Symbology.class);
        for (String label : labels) {
            symbologies.add(Symbology.named(label)
                    .orElseThrow(() -> refused(
                            "symbologies must be of EAN-13, EAN-8, UPC-A, UPC-E, Code 128, DataBar, QR, DataMatrix, "
                                    + "ITF-14, Code 39, PDF417, Aztec: symbologies="
                                    + label)));
        }
        if (symbologies.isEmpty()) {
            throw refused("symbologies must name at least one: symbologies=[]");
        }
        return symbologies;
    }

    private static DeviceException refused(String message) {
        return new DeviceException(Kind.CONFIGURATION, message);
    }
}
