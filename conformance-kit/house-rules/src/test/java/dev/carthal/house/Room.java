package dev.carthal.house;

import static dev.carthal.house.Room.Kind.BUNDLE;
import static dev.carthal.house.Room.Kind.CONTRACT;
import static dev.carthal.house.Room.Kind.DRIVER;
import static dev.carthal.house.Room.Kind.LIBRARY;
import static dev.carthal.house.Room.Kind.TOOL;

import java.util.Comparator;
import java.util.List;

/// A row of the table "The house": a folder, what lives there, and the folders whose packages it may use
/// besides its own.
record Room(String folder, Kind kind, List<String> sees) {

    enum Kind {
        /// Exports its packages.
        CONTRACT,
        /// One package, one public type, nothing exported.
        DRIVER,
        /// Copied by bnd into the bundles that use it.
        LIBRARY,
        /// Exports nothing.
        BUNDLE,
        /// A plain jar outside the container.
        TOOL
    }

    private static final String API = "hal-api";
    private static final String CHECKOUT = "core-checkout/checkout";
    private static final String CATALOGUE = "core-checkout/catalogue";
    private static final String GS1 = "core-checkout/gs1";
    private static final String RECORDING = "bundles/recorder/format";
    private static final String DECODER = "hal-cameras/ffmpeg/decoder";
    private static final String BARCODES = "hal-scanners/barcodes";
    private static final String COUNTS = "hal-loadcell/counts";
    private static final String HIDRAW = "hal-loadcell/hidraw";
    private static final String KERNEL = "hal-loadcell/kernel";

    private static final String LINE = "hal-loadcell/line";

    private static final List<Room> ALL = List.of(
            new Room(API, CONTRACT),
            new Room("hal-runtime", BUNDLE, API),
            new Room("hal-cameras", DRIVER, API, DECODER),
            new Room(DECODER, LIBRARY, API),
            new Room("hal-loadcell", DRIVER, API, COUNTS, KERNEL, LINE, HIDRAW),
            new Room(COUNTS, LIBRARY, API),
            new Room(HIDRAW, LIBRARY, API, KERNEL),
            new Room(KERNEL, LIBRARY, API),
            new Room(LINE, LIBRARY, API),
            new Room("hal-scanners", DRIVER, API, LINE, BARCODES, HIDRAW, KERNEL),
            new Room(BARCODES, LIBRARY, API),
            new Room("backend-onnx", DRIVER, API),
            new Room("backend-onnx/soname", TOOL),
            new Room("backend-tflite", DRIVER, API),
            new Room("core-checkout", BUNDLE, API, CHECKOUT, CATALOGUE, GS1),
            new Room(CHECKOUT, CONTRACT, API),
            new Room(CATALOGUE, LIBRARY),
            new Room(GS1, LIBRARY),
            new Room("conformance-kit", CONTRACT, API),
            new Room("conformance-kit/template", DRIVER, API),
            new Room("conformance-kit/fixtures", DRIVER, API),
            new Room("bundles", BUNDLE, API, CHECKOUT),
            new Room("bundles/recorder", BUNDLE, API, CHECKOUT, RECORDING, DECODER),
            new Room(RECORDING, LIBRARY, API),
            new Room("bundles/simulators", TOOL, "bundles/simulators"),
            new Room("bundles/launcher", TOOL, API),
            new Room(
                    "bundles/cli",
                    TOOL,
                    API,
                    CHECKOUT,
                    CATALOGUE,
                    GS1,
                    RECORDING,
                    COUNTS,
                    BARCODES,
                    "bundles/launcher",
                    "bundles/simulators"),
            new Room("bundles/images", TOOL, API, CHECKOUT, RECORDING, "bundles/launcher"),
            new Room("models", TOOL, API, CATALOGUE, RECORDING),
            new Room(
                    "benchmarks",
                    TOOL,
                    API,
                    CHECKOUT,
                    CATALOGUE,
                    GS1,
                    RECORDING,
                    COUNTS,
                    LINE,
                    "conformance-kit",
                    "bundles/launcher",
                    "bundles/simulators"));

    Room(String folder, Kind kind, String... sees) {
        this(folder, kind, List.of(sees));
    }

    /// {@return the room of a module, the innermost if there are several}
    static Room of(Module module) {
        return ALL.stream()
                .filter(room -> within(module.folder(), room.folder))
                .max(Comparator.comparingInt(room -> room.folder.length()))
                .orElseThrow(() -> new IllegalStateException(
                        "every module needs a room in Room.ALL that says what it may see: module=" + module.folder()));
    }

    boolean sees(Module other) {
        return sees.stream().anyMatch(seen -> within(other.folder(), seen));
    }

    private static boolean within(String folder, String outer) {
        return folder.equals(outer) || folder.startsWith(outer + "/");
    }
}
