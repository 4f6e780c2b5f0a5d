package dev.carthal.scan.wedge;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hidraw.DeviceFile;
import dev.carthal.hidraw.HidNode;

/// The exclusive use of an event device (EVIOCGRAB); the kernel ends it when the file is closed, however that
/// comes.
record Grab(DeviceFile file, HidNode node) {
    private static final long EVIOCGRAB = 0x4004_4590L;
    private static final int KEY_BYTES = 96;
    private static final long EVIOCGKEY = 0x8000_4518L | (KEY_BYTES << 16);
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
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
            check(file.control(EVIOCGRAB, 1));
        } catch (DeviceException e) {
            file.close();
            throw e;
        }
    }

    private boolean isDown() throws DeviceException {
        byte[] keys = new byte[KEY_BYTES];
        check(file.control(EVIOCGKEY, keys));
        for (byte eight : keys) {
            if (eight != 0) {
                return true;
            }
        }
        return false;
    }

    private void check(int errno) throws DeviceException {
        switch (errno) {
            case 0 -> {}
            case EBUSY ->
                throw new DeviceException(Kind.BUSY, "somebody else has grabbed the scanner: device=" + node.file());
            case ENODEV -> throw new DeviceException(Kind.NOT_FOUND, "the scanner is gone: device=" + node.file());
            default ->
                throw new DeviceException(
                        Kind.UNSUPPORTED, "the device cannot be grabbed, errno " + errno + ": device=" + node.file());
        }
    }
}
