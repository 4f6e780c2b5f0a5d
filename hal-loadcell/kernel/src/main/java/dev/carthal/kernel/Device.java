package dev.carthal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A device file that is open. Used by one thread at a time.
public interface Device extends AutoCloseable {
    /// Open a device that is asked by ioctl(2), and that others may have open, too.
    ///
    /// @param path of it
    /// @return the device
    /// @throws KernelException if the kernel refuses
    static Device open(Path path) throws KernelException {
        return NativeDevice.open(path);
    }

    /// Open a device that speaks by itself, and lock it (flock(2)): a second process, or a second slot, finds it
    /// busy.
    ///
    /// @param path of it
    /// @return the device
    /// @throws KernelException if the kernel refuses
    static Device listen(Path path) throws KernelException {
        return NativeDevice.listen(path);
    }

    /// Wait for what the device has to say, at most for so long.
    ///
    /// @param into at most 4096 bytes of it
    /// @param millis how long
    /// @return how many bytes came: of a hidraw device one report, of an event device whole events; 0 when none
    ///     came
    /// @throws KernelException as [KernelException#isGone] if the device is gone
    int read(byte[] into, int millis) throws KernelException;

    /// Ask for something. Allocates nothing.
    ///
    /// @param request what, as the kernel's headers number it
    /// @param argument its structure, native memory; or a number, as its address
    /// @throws KernelException if the kernel refuses
    void ioctl(int request, MemorySegment argument) throws KernelException;

    /// {@return a device that an ioctl has opened}
    ///
    /// @param descriptor its number, as the ioctl gave it
    Device adopt(int descriptor);

    @Override
    void close();
}
