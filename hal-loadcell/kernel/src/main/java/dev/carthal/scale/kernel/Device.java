package dev.carthal.scale.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A device file that is open. Used by one thread at a time.
public interface Device extends AutoCloseable {
    /// Open a device file for reading and writing.
    ///
    /// @param path of it
    /// @return the device
    /// @throws KernelException if the kernel refuses
    static Device open(Path path) throws KernelException {
        return NativeDevice.open(path);
    }

    /// Ask for something. Allocates nothing.
    ///
    /// @param request what, as the kernel's headers number it
    /// @param argument its structure, native memory
    /// @throws KernelException if the kernel refuses
    void ioctl(int request, MemorySegment argument) throws KernelException;

    /// {@return a device that an ioctl has opened}
    ///
    /// @param descriptor its number, as the ioctl gave it
    Device adopt(int descriptor);

    @Override
    void close();
}
