package dev.carthal.hidraw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The state machine of a report descriptor's items.
final class DescriptorItems {
    /// No report of a real device is longer; the kernel refuses longer ones.
    private static final int MOST_BITS = 16_384 * Byte.SIZE;

    private static final int MOST_USAGES = 1024;
    private static final int LONG_ITEM = 0xFE;
    private static final int CONSTANT = 1;
    private static final int VARIABLE = 2;

    final Set<Integer> pages = new HashSet<>();
    final List<ReportField> fields = new ArrayList<>();
    final Map<Integer, Integer> bits = new HashMap<>();
    boolean numbered;

    private final Deque<Globals> pushed = new ArrayDeque<>();
    private final List<Integer> usages = new ArrayList<>();
    private Globals globals = new Globals(0, 0, 0, 0, 0);
    private int firstUsage;
    private int depth;

    /// What holds until it is said otherwise.
    private record Globals(int page, int minimum, int size, int count, int report) {}

    void read(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int prefix = bytes[at] & 0xFF;
            if (prefix == LONG_ITEM) {
                at += 3 + (at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0);
                continue;
            }
            int length = (prefix & 3) == 3 ? 4 : prefix & 3;
            if (at + 1 + length > bytes.length) {
                return;
            }
            item(prefix & 0xFC, length, number(bytes, at + 1, length));
            at += 1 + length;
        }
    }

    private static int number(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (bytes[at + i] & 0xFF);
        }
        return value;
    }

    private void item(int tag, int length, int value) {
        Globals now = globals;
        switch (tag) {
            case 0x04 -> globals = new Globals(value & 0xFFFF, now.minimum, now.size, now.count, now.report);
            case 0x14 -> globals = new Globals(now.page, signed(length, value), now.size, now.count, now.report);
            case 0x74 -> globals = new Globals(now.page, now.minimum, value, now.count, now.report);
            case 0x84 -> {
                globals = new Globals(now.page, now.minimum, now.size, now.count, value & 0xFF);
                numbered = true;
            }
            case 0x94 -> globals = new Globals(now.page, now.minimum, now.size, value, now.report);
            case 0xA4 -> pushed.push(now);
            case 0xB4 -> globals = pushed.isEmpty() ? now : pushed.pop();
            case 0x08 -> usages.add(usage(length, value));
            case 0x18 -> firstUsage = usage(length, value);
            case 0x28 -> range(usage(length, value));
            case 0x80 -> input(value);
            case 0xA0 -> collection(value);
            case 0xC0 -> depth = Math.max(0, depth - 1);
            default -> {} // limits, units, outputs, features, strings
        }
        if ((tag & 0x0C) == 0) {
            usages.clear(); // a main item ends what is local
            firstUsage = 0;
        }
    }

    private static int signed(int length, int value) {
        int unused = Integer.SIZE - length * Byte.SIZE;
        return length == 0 ? 0 : value << unused >> unused;
    }

    /// Four bytes bring their page along.
    private int usage(int length, int value) {
        return length == 4 ? value : (globals.page << 16) | value;
    }

    private void range(int last) {
        for (int usage = firstUsage; usage <= last && usages.size() < MOST_USAGES; usage++) {
            usages.add(usage);
        }
    }

    private void collection(int kind) {
        if (depth++ == 0 && kind == 1) {
            pages.add(usages.isEmpty() ? globals.page : usages.getFirst() >>> 16);
        }
    }

    private void input(int flags) {
        int offset = bits.getOrDefault(globals.report, globals.report == 0 ? 0 : Byte.SIZE);
        long end = offset + (long) globals.size * globals.count;
        if (globals.size <= 0 || globals.count < 0 || end > MOST_BITS) {
            return;
        }
        bits.put(globals.report, (int) end);
        if ((flags & CONSTANT) == 0 && globals.size <= Integer.SIZE) {
            boolean variable = (flags & VARIABLE) != 0;
            fields.add(new ReportField(
                    globals.report, offset, globals.size, globals.count, variable, globals.minimum, usages));
        }
    }
}
