package dev.carthal.scale.counts;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The file of a slot's calibration. Beside it lie the versions that it replaced, as `NAME.v1`, `NAME.v2`, …
public final class CalibrationFile {
    private final Path file;

    private CalibrationFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// {@return the file at that path, which need not be there yet}
    ///
    /// @param file where it is
    public static CalibrationFile at(Path file) {
        return new CalibrationFile(file);
    }

    /// {@return what a slot's scale was calibrated to}
    ///
    /// @param slot for which it must have been made
    /// @throws DeviceException [Kind#NOT_FOUND], [Kind#PERMISSION] or [Kind#CORRUPT] if it cannot be read;
    ///     [Kind#CONFIGURATION] if it is of another slot
    public Calibration read(String slot) throws DeviceException {
        Calibration calibration = latest().orElseThrow(() ->
                new DeviceException(Kind.NOT_FOUND, "the calibration must be a file: calibration=" + file));
        if (!calibration.slot().equals(slot)) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "the calibration must be of " + slot + ": slot=" + calibration.slot() + ", calibration=" + file);
        }
        return calibration;
    }

    /// {@return what the file holds; nothing if it is not there}
    ///
    /// @throws DeviceException [Kind#PERMISSION] or [Kind#CORRUPT] if it cannot be read
    public Optional<Calibration> latest() throws DeviceException {
        try {
            return Optional.of(Calibration.parse(Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new DeviceException(Kind.PERMISSION, "the calibration must be readable: calibration=" + file, e);
        } catch (IOException e) {
            throw new DeviceException(Kind.OTHER, "the calibration cannot be read: calibration=" + file + ": " + e, e);
        } catch (DeviceException e) {
            throw new DeviceException(e.kind(), e.getMessage() + ": calibration=" + file, e);
        }
    }

    /// Put a calibration in the place of the one that is there, which is kept. After a power cut at any instant
    /// there is one of both.
    ///
    /// @param calibration whose version follows
    /// @throws DeviceException if what is there cannot be read
    /// @throws IOException if it cannot be written; what was there is there then
    public void store(Calibration calibration) throws DeviceException, IOException {
        Optional<Calibration> before = latest();
        int follows = before.map(Calibration::version).orElse(0) + 1;
        if (calibration.version() != follows) {
            throw new IllegalArgumentException(
                    "the version must follow, " + follows + ": version=" + calibration.version());
        }
        Files.createDirectories(file.resolveSibling(""));
        if (before.isPresent()) {
            replace(file.resolveSibling(file.getFileName() + ".v" + before.get().version()), before.get());
        }
        replace(file, calibration);
    }

    private static void replace(Path target, Calibration calibration) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(calibration.text().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
