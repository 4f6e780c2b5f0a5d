package dev.carthal.scale.counts;

import java.io.FileInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Files by which the kernel shows its sensors and converters.
public final class Sysfs {
    private static final int LONGEST = 128;

    private Sysfs() {}

    /// {@return what stands in a file of one line}
    ///
    /// @param file of the kernel
    /// @throws IOException if it cannot be read: there is no such device, or it does not answer
    public static String line(Path file) throws IOException {
        // Not by a channel, which an interrupt would close.
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
        }
    }

    /// {@return the folder of the IIO device with that name or label}
    ///
    /// @param sys where the kernel shows its devices, `/sys`
    /// @param name such as `iio:device0`, or a label
    public static Path iio(Path sys, String name) {
        Path devices = sys.resolve("bus/iio/devices");
        Path folder = devices.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try (Stream<Path> all = Files.list(devices)) {
            return all.filter(device -> name.equals(label(device))).findFirst().orElse(folder);
        } catch (IOException e) {
            return folder; // no such folder, which is told where it is used
        }
    }

    private static String label(Path device) {
        try {
            return line(device.resolve("label"));
        } catch (IOException e) {
            return ""; // most have none
        }
    }

    /// {@return the file of that name, in which `*` stands for the number that the kernel gave a device}
    static Path found(Path sys, String file) throws IOException {
        Path found = file.startsWith("/") ? Path.of("/") : sys;
        for (Path part : Path.of(file)) {
            found = part.toString().contains("*") ? only(found, part.toString()) : found.resolve(part);
        }
        return found;
    }

    private static Path only(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
            all.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (found.size() != 1) {
            throw new NoSuchFileException(folder + "/" + pattern + " must be one, and is " + found);
        }
        return found.getFirst();
    }

    static BigDecimal number(Path file) throws IOException {
        String text = line(file);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IOException("there must be a number in " + file + ": " + text, e);
        }
    }
}
