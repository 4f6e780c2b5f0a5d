package dev.carthal.hal.weight;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `Optional` fields: the reading is a value that is kept, and a null would cross the package in `equals` and
/// `toString`.
record PlainReading(
        long sequence,
        long captureNanos,
        Optional<Indication> indication,
        Set<Flag> flags,
        Origin origin,
        Optional<Certificate> certificate,
        Bytes bytes)
        implements Reading {
    PlainReading {
        flags = Flags.copyOf(flags);
    }

    static Reading of(long sequence, long captureNanos) {
        return new PlainReading(
                sequence, captureNanos, Optional.empty(), Set.of(), Origin.INDICATOR, Optional.empty(), Bytes.NONE);
    }

    @Override
    public byte[] raw() {
        return bytes.copy();
    }

    @Override
    public Reading indicating(Indication shown) {
        return new PlainReading(sequence, captureNanos, Optional.of(shown), flags, origin, certificate, bytes);
    }

    @Override
    public Reading with(Flag... more) {
        Set<Flag> all = EnumSet.noneOf(Flag.class);
        all.addAll(flags);
        all.addAll(List.of(more));
        return new PlainReading(sequence, captureNanos, indication, all, origin, certificate, bytes);
    }

    @Override
    public Reading from(Origin source) {
        return new PlainReading(sequence, captureNanos, indication, flags, source, certificate, bytes);
    }

    @Override
    public Reading certified(Certificate approval) {
        return new PlainReading(sequence, captureNanos, indication, flags, origin, Optional.of(approval), bytes);
    }

    @Override
    public Reading ofBytes(byte[] raw) {
        return new PlainReading(sequence, captureNanos, indication, flags, origin, certificate, Bytes.copyOf(raw));
    }

    @Override
    public String toString() {
        return "reading " + sequence + " at " + captureNanos + " ns: "
                + indication.map(Indication::toString).orElse("no weight") + " " + flags + " "
                + bytes;
    }
}
