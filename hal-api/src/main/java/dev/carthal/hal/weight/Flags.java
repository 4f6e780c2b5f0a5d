package dev.carthal.hal.weight;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

final class Flags {
    private static final Set<Flag> AGAINST = Collections.unmodifiableSet(EnumSet.of(
            Flag.MOTION,
            Flag.OVERLOAD,
            Flag.UNDERLOAD,
            Flag.UNDER_ZERO,
            Flag.REPEATED,
            Flag.LEVEL_FAULT,
            Flag.CALIBRATION_FAULT,
            Flag.HARDWARE_FAULT,
            Flag.NOT_ZEROED));

    private Flags() {}

    static boolean noneSpeaksAgainst(Set<Flag> flags) {
        return Collections.disjoint(flags, AGAINST);
    }

    static Set<Flag> copyOf(Set<Flag> flags) {
        return flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }
}
