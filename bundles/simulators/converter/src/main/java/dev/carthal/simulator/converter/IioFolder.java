package dev.carthal.simulator.converter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/// The files that Linux' driver `hx711` shows below /sys/bus/iio/devices, in a folder of one's own. A reader of
/// it never waits for a conversion: the newest counts stand there until others do.
public final class IioFolder implements AutoCloseable {
    private static final int OFFSET = 0x800000;
    /// Reading it fails with EIO, as reading a converter does from which no conversion comes.
    private static final Path FAILING = Path.of("/proc/self/mem");

    private final Path folder;

    /// Put a converter there, at a gain of 128, from which no conversion comes yet.
    ///
    /// @param sys stands for /sys
    /// @param number of the device
    /// @throws IOException if it cannot be written
    public IioFolder(Path sys, int number) throws IOException {
        folder = sys.resolve("bus/iio/devices/iio:device" + number);
        Files.createDirectories(folder);
        write("name", "hx711");
        write("in_voltage0_scale", "0.000002328");
        write("in_voltage0_scale_available", "0.000002328 0.000004656");
        write("in_voltage1_scale", "0.000009313");
        write("in_voltage1_scale_available", "0.000009313");
        silence();
    }

    /// {@return the folder of the device}
    public Path folder() {
        return folder;
    }

    /// Put a file there; it changes from one moment to the next, as the kernel's do.
    ///
    /// @param file its name
    /// @param text of its one line
    /// @throws IOException if it cannot be written
    public void write(String file, String text) throws IOException {
        Path fresh = folder.resolve("." + file);
        Files.writeString(fresh, text + "\n");
        Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// {@return what stands in a file of it}
    ///
    /// @param file its name
    /// @throws IOException if it cannot be read
    public String read(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }

    /// Let both channels have these counts.
    ///
    /// @param counts in 24 bits, with a sign
    /// @throws IOException if it cannot be written
    public void convert(int counts) throws IOException {
        String raw = Integer.toString(counts + OFFSET);
        write("in_voltage0_raw", raw);
        write("in_voltage1_raw", raw);
    }

    /// Let no conversion come.
    ///
    /// @throws IOException if it cannot be written
    public void silence() throws IOException {
        for (String file : List.of("in_voltage0_raw", "in_voltage1_raw")) {
            Path fresh = folder.resolve("." + file);
            Files.deleteIfExists(fresh);
            Files.createSymbolicLink(fresh, FAILING);
            Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Take the device away, as unbinding its driver does.
    ///
    /// @throws IOException if it cannot be taken away
    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
