package dev.carthal.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What cannot be removed while the cart runs, in words.
final class Quarantine {
    private static final System.Logger LOG = System.getLogger(Quarantine.class.getName());

    private final List<String> held = new CopyOnWriteArrayList<>();

    void add(String what) {
        held.add(what);
        LOG.log(System.Logger.Level.ERROR, "in quarantine until the next start: {0}", what);
    }

    List<String> held() {
        return List.copyOf(held);
    }
}
