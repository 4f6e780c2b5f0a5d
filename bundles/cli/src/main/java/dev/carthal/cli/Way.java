package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A way to a device: the driver that goes it, which key of its configuration says where the device is, and what else
/// is
/// usual.
///
/// @param jar the driver's bundle, of those that come with this command
/// @param place the key that `--port` gives
/// @param usual what is configured if nobody says otherwise
/// @param about what it is, in words
record Way(String jar, String place, Map<String, String> usual, String about) {
    private static final String PORT = "port";
    private static final String DEVICE = "device";
    private static final String CHIPS = "chips";
    private static final String CELLS = "cells";

    static final Way SERIAL_SCALE = new Way("scale-serial.jar", PORT, Map.of(), "a scale on a serial line");
    static final Way SERIAL_SCANNER = new Way("scanner-serial.jar", PORT, Map.of(), "a scanner on a serial line");

    /// Those to a scale that no dialect of the serial driver goes, by what stands for a protocol.
    static final Map<String, Way> SCALES = new TreeMap<>(Map.of(
            "modbus",
            modbus("laumas"),
            "modbus-dini-argeo",
            modbus("dini-argeo"),
            "hid",
            new Way("scale-hid.jar", DEVICE, Map.of(), "USB-HID; --port is a hidraw device, or not needed"),
            "hx711",
            cells("scale-hx711.jar", "iio", "HX711 by the kernel's files; --port iio:device0,iio:device1"),
            "hx711-spi",
            cells("scale-hx711.jar", "spi", "HX711 by SPI; --port spidev0.0"),
            "hx711-gpio",
            cells("scale-hx711.jar", "gpio", "HX711 by GPIO lines; --port CHIP:DOUT:SCK, gpiochip0:5:6"),
            "nau7802",
            cells("scale-nau7802.jar", "", "NAU7802 by I2C; --port i2c-1")));

    /// Those to a scanner that no dialect of the serial driver goes.
    static final Map<String, Way> SCANNERS = new TreeMap<>(Map.of(
            "datalogic",
            new Way("scale-serial.jar", PORT, Map.of(), "the scanner's half of a Datalogic single cable"),
            "hid",
            new Way("scanner-hid.jar", DEVICE, Map.of(), "HID-POS; --port is a hidraw device, or not needed"),
            "wedge",
            new Way("scanner-wedge.jar", DEVICE, Map.of(), "types as a keyboard; --port VENDOR:PRODUCT or a device")));

    private static Way modbus(String map) {
        return new Way(
                "scale-modbus.jar",
                PORT,
                Map.of("map", map),
                "transmitters on Modbus RTU with the register map " + map);
    }

    private static Way cells(String jar, String bus, String about) {
        Map<String, String> usual = new HashMap<>(Map.of("max.mg", "15000000", "e.mg", "5000"));
        if (!bus.isEmpty()) {
            usual.put("bus", bus);
        }
        return new Way(jar, CHIPS, Map.copyOf(usual), about);
    }

    Path bundle() throws LaunchException {
        return DriverBundle.own(jar);
    }

    Way with(String key, String value) {
        Map<String, String> more = new HashMap<>(usual);
        more.put(key, value);
        return new Way(jar, place, more, about);
    }

    /// {@return whether somebody must say where it is}
    boolean needsPlace() {
        return !place.equals(DEVICE);
    }

    boolean isOfCells() {
        return place.equals(CHIPS);
    }

    /// {@return whether it goes to bare cells of which nobody knows what a count weighs}
    boolean isUncalibrated(Map<String, String> more) {
        return isOfCells() && !more.containsKey(CELLS) && !more.containsKey("calibration");
    }

    /// {@return the driver's configuration}
    ///
    /// @param port where the device is; empty where it is the only one
    /// @param more what was asked for
    Map<String, Object> configuration(String port, Map<String, String> more) {
        Map<String, Object> values = new HashMap<>(usual);
        values.putAll(more);
        if (!port.isEmpty()) {
            values.put(place, port);
        }
        if (isUncalibrated(more)) {
            // A count must weigh something before anybody knows what: nothing that a converter can say shows a weight.
            values.put(
                    CELLS, String.join(",", chips(port).stream().map(_ -> "0:1").toList()));
        }
        for (String list : List.of(CHIPS, CELLS)) {
            values.computeIfPresent(list, (_, text) -> text.toString().split(",", -1));
        }
        return values;
    }

    private static List<String> chips(String port) {
        return Arrays.asList(port.split(",", -1));
    }
}
