package dev.carthal.scale.counts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How far a scale leans, by an accelerometer of the kernel's (IIO) that is fixed to it. A scale that is being
/// pushed has no plumb line: what is far from the earth's acceleration is no answer.
///
/// @param device its name or label
/// @param up which of its axes points upwards where the scale stands level
record Accelerometer(Path sys, String device, String up) implements Source {
    static final List<String> AXES = List.of("x", "y", "z", "-x", "-y", "-z");

    // Metres per second squared: the earth's 9.81, give or take what cheap sensors are wrong by.
    private static final double LEAST = 8.8;
    private static final double MOST = 10.8;

    @Override
    public int read() throws IOException {
        Path folder = Sysfs.iio(sys, device);
        double along = 0;
        double across = 0;
        for (String axis : AXES.subList(0, 3)) {
            double felt = metres(folder, axis);
            if (up.endsWith(axis)) {
                along = up.startsWith("-") ? -felt : felt;
            } else {
                across = StrictMath.hypot(across, felt);
            }
        }
        double whole = StrictMath.hypot(along, across);
        if (whole < LEAST || whole > MOST) {
            throw new IOException("the acceleration must be " + LEAST + ".." + MOST + " m/s² at rest: "
                    + Math.round(whole * 1_000) / 1e3 + " of " + folder);
        }
        return (int) Math.round(StrictMath.atan2(across, along) * 1e6);
    }

    private static double metres(Path folder, String axis) throws IOException {
        Path own = folder.resolve("in_accel_" + axis + "_scale");
        Path scale = Files.exists(own) ? own : folder.resolve("in_accel_scale");
        return Sysfs.number(folder.resolve("in_accel_" + axis + "_raw"))
                .multiply(Sysfs.number(scale))
                .doubleValue();
    }
}
