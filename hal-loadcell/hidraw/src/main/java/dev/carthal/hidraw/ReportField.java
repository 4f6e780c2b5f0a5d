package dev.carthal.hidraw;

import java.util.List;
import java.util.Optional;

/// One data item of an input report (HID 1.11, 6.2.2.5): `count` numbers of `bits` bits each.
///
/// @param report number of the report, 0 where reports have none
/// @param offset first bit, counted from the first byte that is read, the number of the report included
/// @param bits of each number
/// @param count how many numbers there are
/// @param variable whether each number has a usage of its own; otherwise each number chooses one of the usages
/// @param minimum the smallest value, which chooses the first usage
/// @param usages page in the upper, usage in the lower 16 bits
record ReportField(int report, int offset, int bits, int count, boolean variable, int minimum, List<Integer> usages) {
    ReportField {
        usages = List.copyOf(usages);
    }

    boolean fits(int length) {
        return offset + bits * count <= length * Byte.SIZE;
    }

    /// {@return the usage of the number at this place; empty when a choice is none of those that there are}
    Optional<Integer> usage(byte[] bytes, int index) {
        if (usages.isEmpty()) {
            return Optional.empty();
        }
        if (variable) {
            return Optional.of(usages.get(Math.min(index, usages.size() - 1)));
        }
        long chosen = value(bytes, index) - minimum;
        return chosen < 0 || chosen >= usages.size() ? Optional.empty() : Optional.of(usages.get((int) chosen));
    }

    long value(byte[] bytes, int index) {
        int first = offset + bits * index;
        long value = 0;
        for (int bit = bits - 1; bit >= 0; bit--) {
            int at = first + bit;
            value = (value << 1) | ((bytes[at / Byte.SIZE] >> (at % Byte.SIZE)) & 1);
        }
        boolean negative = minimum < 0 && bits > 0 && ((value >> (bits - 1)) & 1) == 1;
        return negative ? value - (1L << bits) : value;
    }
}
