package dev.carthal.cli;

import dev.carthal.launcher.LaunchException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The counts of a scale's cells in files of the kernel's IIO drivers.
final class CountFiles implements Counts {
    /// The kernel tells counts of an HX711 from its lower end on.
    private static final int HX711_MIDDLE = 0x800000;

    private static final int LONGEST = 32;

    private final List<Cell> cells;
    private final long pauseNanos;

    private record Cell(Path raw, int middle) {}

    private CountFiles(List<Cell> cells, int rate) {
        this.cells = cells;
        this.pauseNanos = 1_000_000_000L / rate;
    }

    /// {@return the cells of these folders, each with its channels in their order; a file is one cell}
    ///
    /// @param rate how often a second to look
    static CountFiles of(List<Path> places, int rate) throws LaunchException, IOException {
        List<Cell> cells = new ArrayList<>();
        for (Path place : places) {
            boolean folder = Files.isDirectory(place);
            Path name = (folder ? place : place.resolveSibling("")).resolve("name");
            int middle = Files.exists(name) && line(name).equals("hx711") ? HX711_MIDDLE : 0;
            List<Path> files = folder ? channels(place) : List.of(place);
            if (files.isEmpty() || !Files.exists(files.getFirst())) {
                throw Failed.user("there must be a file in_voltage*_raw: --counts=" + place);
            }
            files.forEach(file -> cells.add(new Cell(file, middle)));
        }
        return new CountFiles(cells, rate);
    }

    private static List<Path> channels(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("in_voltage\\d+_raw"))
                    .sorted(Comparator.comparingInt(CountFiles::channel))
                    .toList();
        }
    }

    private static int channel(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    @Override
    public int cells() {
        return cells.size();
    }

    @Override
    public int[] next() throws LaunchException {
        LockSupport.parkNanos(pauseNanos);
        int[] counts = new int[cells.size()];
        for (int i = 0; i < counts.length; i++) {
            Cell cell = cells.get(i);
            try {
                counts[i] = Integer.parseInt(line(cell.raw())) - cell.middle();
            } catch (IOException | NumberFormatException e) {
                throw Failed.user("the counts of cell " + (i + 1) + " cannot be read: " + cell.raw() + ": " + e, e);
            }
        }
        return counts;
    }

    /// Not by a channel, which an interrupt would close.
    private static String line(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
        }
    }
}
