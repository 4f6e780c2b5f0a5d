package dev.carthal.scale.counts;

import java.io.IOException;
import java.util.OptionalInt;

/// What a source said last, for as long as that counts. Why it says nothing is logged, once each time.
final class Sensor {
    private static final System.Logger LOG = System.getLogger(Sensor.class.getName());

    private final String name;
    private final Source source;
    private final Sources sources;

    private OptionalInt value = OptionalInt.empty();
    private boolean asked;
    private boolean failing;
    private long askedAt;
    private long readAt;

    Sensor(String name, Source source, Sources sources) {
        this.name = name;
        this.source = source;
        this.sources = sources;
    }

    OptionalInt at(long nanos) {
        if (!asked || nanos - askedAt >= sources.every().toNanos()) {
            asked = true;
            askedAt = nanos;
            ask(nanos);
        }
        return value;
    }

    private void ask(long nanos) {
        try {
            value = OptionalInt.of(source.read());
            readAt = nanos;
            if (failing) {
                failing = false;
                LOG.log(System.Logger.Level.INFO, name + " is measured again");
            }
        } catch (IOException e) {
            if (value.isPresent() && nanos - readAt <= sources.stale().toNanos()) {
                return;
            }
            value = OptionalInt.empty();
            if (!failing) {
                failing = true;
                LOG.log(System.Logger.Level.WARNING, name + " is not measured, no weight is usable: " + e);
            }
        }
    }
}
