package dev.carthal.scale.counts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What measures where a scale stands, as it is configured.
///
/// @param temperature of the cells, in thousandths of a degree
/// @param tilt of the scale, in millionths of a radian
/// @param every how often they are asked
/// @param stale for how long a value counts while there is no newer one
record Sources(Optional<Source> temperature, Optional<Source> tilt, Duration every, Duration stale) {
    private static final int LONGEST_MILLIS = 60_000;

    /// Check that they fit: a load that is at rest must have been looked at with the tilt of meanwhile.
    static Sources of(CellKeys keys, Scheme scheme) {
        require(
                keys.sensor_ms() >= 10 && (keys.tilt().isBlank() || keys.sensor_ms() <= keys.motion_ms()),
                "sensor.ms must be 10 or more, and with a tilt not above motion.ms: sensor.ms=" + keys.sensor_ms()
                        + ", motion.ms=" + keys.motion_ms());
        require(
                keys.sensor_stale_ms() >= keys.sensor_ms() && keys.sensor_stale_ms() <= LONGEST_MILLIS,
                "sensor.stale.ms must be sensor.ms to " + LONGEST_MILLIS + ": sensor.stale.ms="
                        + keys.sensor_stale_ms());
        require(
                Accelerometer.AXES.contains(keys.tilt_axis()),
                "tilt.axis must be one of " + Accelerometer.AXES + ": tilt.axis=" + keys.tilt_axis());
        require(
                !keys.temperature().isBlank() || scheme.cells().stream().allMatch(cell -> cell.ppbPerKelvin() == 0),
                "cells that depend on temperature need one: temperature=");
        Path sys = Path.of(keys.sys());
        return new Sources(
                given(keys.temperature()).map(file -> new Thermometer(sys, file)),
                given(keys.tilt()).map(device -> new Accelerometer(sys, device, keys.tilt_axis())),
                Duration.ofMillis(keys.sensor_ms()),
                Duration.ofMillis(keys.sensor_stale_ms()));
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(text -> !text.isBlank());
    }

    private static void require(boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException(words);
        }
    }
}
