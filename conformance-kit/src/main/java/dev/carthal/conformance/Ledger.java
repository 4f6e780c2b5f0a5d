package dev.carthal.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was taken from a fake and is to be given back, and what was done to it that must not be; each with the
/// stack of who did it.
final class Ledger {
    private final Map<Object, Throwable> taken = new LinkedHashMap<>();
    private final List<Throwable> misdeeds = new ArrayList<>();

    synchronized void take(Object what, String words) {
        taken.put(what, new Throwable(words));
    }

    /// {@return the stack that took it; null where nobody had}
    synchronized @Nullable Throwable giveBack(Object what) {
        return taken.remove(what);
    }

    /// Note what the contract allows and no careful caller does.
    ///
    /// @param before the stack that did it first
    synchronized void note(String words, @Nullable Throwable before) {
        misdeeds.add(new Throwable(words, before));
    }

    /// {@return what to throw at who does what the contract forbids; it is noted, too, since it may be
    /// swallowed}
    ///
    /// @param before the stack of what stands against it
    synchronized IllegalStateException misuse(String words, @Nullable Throwable before) {
        IllegalStateException misuse = new IllegalStateException(words, before);
        misdeeds.add(misuse);
        return misuse;
    }

    synchronized List<Throwable> entries() {
        return Stream.concat(misdeeds.stream(), taken.values().stream()).toList();
    }

    /// Fail if anything is wrong; the stacks are suppressed exceptions of the failure.
    static void requireOrder(List<String> wrong, List<Throwable> entries) {
        if (wrong.isEmpty() && entries.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(wrong);
        entries.forEach(entry -> all.add(String.valueOf(entry.getMessage())));
        AssertionError error = new AssertionError("a fake was left in disorder: " + all);
        entries.forEach(error::addSuppressed);
        throw error;
    }
}
