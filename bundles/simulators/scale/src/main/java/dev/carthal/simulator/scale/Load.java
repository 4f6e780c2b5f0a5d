package dev.carthal.simulator.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What lies on the scale, and since when.
///
/// @param steps in rising time; before the first there is nothing on it
public record Load(List<Step> steps) {
    /// From one instant on.
    ///
    /// @param atNanos since the simulator was started
    /// @param milligrams what lies on the scale from then on
    public record Step(long atNanos, long milligrams) {}

    /// Nothing, ever.
    public static final Load NOTHING = new Load(List.of());

    /// Copy the steps and check their order.
    public Load {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).atNanos() < steps.get(i - 1).atNanos()) {
                throw new IllegalArgumentException(
                        "the steps of a load must be in rising time: " + steps.get(i - 1) + " before " + steps.get(i));
            }
        }
    }

    /// Read a file with lines `seconds milligrams`; what follows `#` is a comment.
    ///
    /// @throws IOException if it cannot be read, or a line is not of that form; the message has the file, the
    ///     line number and the line
    public static Load read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such load file: " + file, e);
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                steps.add(step(line, file + ":" + (i + 1)));
            }
        }
        try {
            return new Load(steps);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Step step(String line, String place) throws IOException {
        String[] parts = line.split("\\s+", -1);
        try {
            if (parts.length == 2) {
                return new Step(Seconds.nanos(parts[0]), Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    place + ": a line must be \"seconds milligrams\", such as \"2.5 1250000\": " + line, e);
        }
        throw new IOException(place + ": a line must be \"seconds milligrams\", such as \"2.5 1250000\": " + line);
    }

    /// {@return what lies on the scale at that time}
    long at(long nanos) {
        long milligrams = 0;
        for (Step step : steps) {
            if (step.atNanos() > nanos) {
                break;
            }
            milligrams = step.milligrams();
        }
        return milligrams;
    }
}
