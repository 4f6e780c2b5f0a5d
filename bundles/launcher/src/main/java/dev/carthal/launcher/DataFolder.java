package dev.carthal.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Hold the one folder in which a cart keeps its state, for as long as the cart runs. The kernel releases the hold of a
/// process that was killed.
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// {@return the folder of carts that name no other: `$XDG_STATE_HOME/carthal`}
    public static Path standard() {
        return Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"))
                .resolve("carthal");
    }

    /// Hold the folder; it is made, for its owner only, if it is not there.
    ///
    /// @throws LaunchException if it cannot be used, or another cart holds it
    public static DataFolder hold(Path folder) throws LaunchException {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new DataFolder(path, channel);
            }
            channel.close();
            throw LaunchException.user(
                    "another cart runs on this data folder: data=" + path + "; stop it, or give --data another folder");
        } catch (FileAlreadyExistsException e) {
            throw new LaunchException(
                    LaunchException.Fault.USER, "data must be a folder: data=" + path + "; give --data a folder", e);
        } catch (AccessDeniedException e) {
            throw unusable(path, "no permission to write", e);
        } catch (IOException e) {
            throw unusable(path, e.toString(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @SuppressWarnings("unused") // the channel keeps it
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static LaunchException unusable(Path path, String why, IOException cause) {
        return new LaunchException(
                LaunchException.Fault.USER,
                "the data folder must be writable: data=" + path + " (" + why
                        + "); give --data a folder of yours, or change its owner",
                cause);
    }

    /// {@return where it is}
    public Path path() {
        return path;
    }

    /// {@return where a cart that runs on this folder listens for commands}
    public Path socket() {
        return socket(path);
    }

    /// {@return where a cart that runs on the data folder `data` listens for commands}
    public static Path socket(Path data) {
        return data.resolve("control.sock");
    }

    /// {@return where in the data folder `data` a slot has its calibration}
    public static Path calibration(Path data, String slot) {
        return calibrations(data).resolve(slot.replace('/', '-') + ".calibration");
    }

    static Path calibrations(Path data) {
        return data.resolve("calibration");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process, too.
            System.getLogger("dev.carthal.launcher").log(System.Logger.Level.WARNING, "cannot close the lock", e);
        }
    }
}
