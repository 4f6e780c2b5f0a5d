package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.SlotState;

/// What a fault means for the slot.
final class Verdict {
    private Verdict() {}

    /// LOST where the device is what is missing; FAULT where somebody must change something, or the driver broke
    /// its contract.
    static SlotState state(Throwable fault) {
        if (!(fault instanceof DeviceException device) || device instanceof Clash || device instanceof Overdue) {
            return SlotState.FAULT;
        }
        return switch (device.kind()) {
            case CONFIGURATION, UNSUPPORTED, ABSENT, CORRUPT -> SlotState.FAULT;
            case NOT_FOUND, PERMISSION, BUSY, LOST, TIMEOUT, PROTOCOL, OTHER -> SlotState.LOST;
        };
    }

    /// {@return whether it may go away by itself}
    static boolean worthAnotherTry(Throwable fault) {
        return !(fault instanceof DeviceException device)
                || switch (device.kind()) {
                    case CONFIGURATION, UNSUPPORTED -> false;
                    // A class that could not load its library will not try again, and says less the second time.
                    case ABSENT -> false;
                    case NOT_FOUND, PERMISSION, BUSY, LOST, TIMEOUT, PROTOCOL, CORRUPT, OTHER -> true;
                };
    }

    /// {@return whether the device is not there, or has just gone}
    static boolean unplugged(Throwable fault) {
        return fault instanceof DeviceException device
                && switch (device.kind()) {
                    case NOT_FOUND, LOST -> true;
                    case CONFIGURATION, UNSUPPORTED, ABSENT, PERMISSION, BUSY, TIMEOUT, PROTOCOL, CORRUPT, OTHER ->
                        false;
                };
    }

    /// {@return whether it is about one item only, and the open device goes on}
    static boolean losesOneItem(DeviceException fault) {
        return switch (fault.kind()) {
            case BUSY, TIMEOUT, PROTOCOL, CORRUPT, OTHER -> true;
            case CONFIGURATION, NOT_FOUND, PERMISSION, ABSENT, LOST, UNSUPPORTED -> false;
        };
    }
}
