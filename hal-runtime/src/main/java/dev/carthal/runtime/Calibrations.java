package dev.carthal.runtime;

import dev.carthal.hal.DeviceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;

/// The calibrations that slots have in the data folder. The slot owns its own: it outlives every driver, and goes
/// before
/// what the image says of the cells, but not before a file that the configuration names.
final class Calibrations {
    /// Key of a driver that reads a calibration: its value is the file.
    static final String KEY = "calibration";

    /// Key of the same driver for cells without a file.
    private static final String CELLS = "cells";

    /// The framework's property that names the folder; where it is not set, no slot has one.
    private static final String PROPERTY = "dev.carthal.calibration";

    private final Optional<Path> folder;

    private Calibrations(Optional<Path> folder) {
        this.folder = folder;
    }

    static Calibrations of(BundleContext context) {
        return in(Optional.ofNullable(context.getProperty(PROPERTY)).map(Path::of));
    }

    static Calibrations in(Optional<Path> folder) {
        return new Calibrations(folder);
    }

    /// {@return the configuration of a slot whose driver reads calibrations, with its own if it has one}
    DeviceConfig laidOver(DeviceConfig config) {
        Optional<Path> file = folder.map(in -> in.resolve(config.slot().replace('/', '-') + ".calibration"))
                .filter(Files::exists);
        if (file.isEmpty() || config.values().containsKey(KEY)) {
            return config;
        }
        Map<String, Object> values = new HashMap<>(config.values());
        values.remove(CELLS);
        values.put(KEY, file.get().toString());
        return DeviceConfig.of(config.slot(), values);
    }

    /// {@return in words, what the device that is opened now is calibrated by; empty if it is not for us to say}
    String inForce(DeviceConfig config) {
        Object file = config.values().get(KEY);
        if (file == null || file.toString().isEmpty()) {
            return config.values().containsKey(CELLS) ? "that of its configuration: cells" : "";
        }
        try {
            List<String> lines = Files.readAllLines(Path.of(file.toString()));
            return "version " + value(lines, "version=") + " of " + value(lines, "at=") + ", sha256="
                    + value(lines, "sha256=") + ", " + file;
        } catch (IOException e) {
            return file + ", which is gone since: " + e;
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> line.substring(key.length()))
                .orElse("?");
    }
}
