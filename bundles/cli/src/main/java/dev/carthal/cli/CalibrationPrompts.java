package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.scale.counts.CalibrationException;
import dev.carthal.scale.counts.Calibrator;
import dev.carthal.scale.counts.Cell;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a person who calibrates is told, or a program.
record CalibrationPrompts(Console console, boolean json) {
    /// @param points the masses of the steps after the middle
    void ask(Calibrator calibrator, int cells, List<Long> points) {
        int step = calibrator.step();
        int point = step - calibrator.firstPoint();
        String where = cells == 1 ? "on the scale" : "into the middle";
        String what = step == 0
                ? "take everything off the scale"
                : point >= 0
                        ? "put " + kilograms(points.get(point)) + " kg " + where
                        : cells > 1 && step <= cells
                                ? "put the mass on the corner of cell " + step
                                : "put the mass " + where;
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("step", step + 1);
            line.addProperty("of", calibrator.steps());
            line.addProperty("do", what);
            console.json(line);
        } else {
            console.line("Step " + (step + 1) + " of " + calibrator.steps() + ": " + what + ", then press Enter.");
        }
    }

    private static String kilograms(long milligrams) {
        return BigDecimal.valueOf(milligrams, 6).stripTrailingZeros().toPlainString();
    }

    void progress(int step, int percent, int[] counts) {
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("step", step + 1);
            line.addProperty("percent", percent);
            line.add("counts", Console.tree(counts));
            console.json(line);
        } else {
            console.over("  at rest: " + percent + " %, counts " + Arrays.toString(counts), percent == 100);
        }
    }

    void refused(int step, CalibrationException e) {
        if (json) {
            JsonObject error = new JsonObject();
            error.addProperty("kind", e.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            error.addProperty("message", e.getMessage());
            JsonObject line = new JsonObject();
            line.addProperty("step", step + 1);
            line.add("error", error);
            console.json(line);
        } else {
            console.over("  " + e.getMessage(), true);
        }
    }

    /// @param taken what a cart that runs makes of it; empty if none does
    void done(Path file, int version, List<Cell> cells, String taken) {
        List<String> settings = cells.stream()
                .map(cell -> cell.zero() + ":" + cell.nanogramsPerCount())
                .toList();
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("file", file.toString());
            line.addProperty("version", version);
            line.add("cells", Console.tree(settings));
            if (!taken.isEmpty()) {
                line.addProperty("cart", taken);
            }
            console.json(line);
        } else {
            console.line("Calibrated, version " + version + " in " + file + "; cells " + String.join(", ", settings));
            if (!taken.isEmpty()) {
                console.line(taken);
            }
        }
    }
}
