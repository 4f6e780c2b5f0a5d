package dev.carthal.scan.wedge;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hidraw.HidNode;
import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The exclusive use of an event device (EVIOCGRAB); the kernel ends it when the file is closed, however that
/// comes.
record Grab(Device file, HidNode node) {
    private static final int EVIOCGRAB = 0x4004_4590;
    private static final int KEY_BYTES = 96;
    private static final int EVIOCGKEY = 0x8000_4518 | (KEY_BYTES << 16);
    private static final MemorySegment YES = MemorySegment.ofAddress(1);
    private static final int LOOK_MILLIS = 20;

    /// Take it when no key is down: whoever saw a key go down and never sees it go up repeats it without end.
    void take(Deadline deadline) throws DeviceException {
        try {
            byte[] before = new byte[KEY_BYTES];
            while (isDown()) {
                if (deadline.passed()) {
                    throw new DeviceException(Kind.BUSY, "a key is held down, release it: device=" + node.file());
                }
                file.read(before, LOOK_MILLIS);
            }
            file.ioctl(EVIOCGRAB, YES);
        } catch (KernelException e) {
            file.close();
            throw e.whileOpening("device=" + node.file() + " for us alone");
        } catch (DeviceException e) {
            file.close();
            throw e;
        }
    }

    private boolean isDown() throws KernelException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment keys = arena.allocate(KEY_BYTES);
            file.ioctl(EVIOCGKEY, keys);
            return keys.elements(JAVA_BYTE).anyMatch(eight -> eight.get(JAVA_BYTE, 0) != 0);
        }
    }
}
