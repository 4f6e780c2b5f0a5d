package dev.carthal.scan.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Keep what a dialect tells, in words, at a time that the test moves.
final class Heard implements Dialect.Sink {
    static final long SECOND = 1_000_000_000;

    final List<String> all = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    long nanos;

    /// {@return the scans without the refusals}
    List<String> scans() {
        return all.stream().filter(text -> !text.startsWith("!")).toList();
    }

    Heard hear(Dialect dialect, byte[] bytes) {
        for (byte value : bytes) {
            dialect.accept(value, this);
        }
        return this;
    }

    Heard hear(Dialect dialect, String text) {
        return hear(dialect, text.getBytes(ISO_8859_1));
    }

    /// Let a wait pass in which nothing came.
    Heard quiet(Dialect dialect, long idleNanos) {
        dialect.quiet(idleNanos, this);
        return this;
    }

    @Override
    public void scan(Dialect.Sighting sighting) {
        all.add((sighting.again() ? "again " : "") + sighting.aim() + " " + new String(sighting.data(), ISO_8859_1));
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {
        all.add("!" + reason);
    }

    @Override
    public void say(byte[] bytes) {
        said.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
