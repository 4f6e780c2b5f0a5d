package dev.carthal.bench;

import dev.carthal.bench.Fuzzed.Finding;
import dev.carthal.bench.Fuzzed.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Every parser under millions of frames of which most were valid once. A batch has a seed of its own, with which
/// what it found can be found again in no time.
final class FuzzBench {
    private static final int NOISE = 20;
    private static final int TOLD = 3;
    private static final double MOST_GROWN_MB = 8;
    private static final int SCANS = 4_000;

    private final long seed;
    private final Consumer<Row> rows;
    private final Progress progress = new Progress();
    private long found;
    private long fed;

    private FuzzBench(long seed, Consumer<Row> rows) {
        this.seed = seed;
        this.rows = rows;
    }

    /// Feed each parser its share.
    ///
    /// @param frames in all, at least
    static void run(long frames, long seed, Consumer<Row> rows) throws IOException {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // nobody logs here
        try (Scratch scratch = new Scratch()) {
            new FuzzBench(seed, rows).run(frames, parsers(scratch.folder("fuzz")));
        }
    }

    private void run(long frames, List<Fuzzed> parsers) {
        int shares = parsers.stream().mapToInt(Fuzzed::share).sum();
        double before = usedMb();
        for (Fuzzed parser : parsers) {
            feed(parser, Math.ceilDiv(frames * parser.share(), shares));
        }
        rows.accept(
                Row.of("fuzz: heap grown", Math.max(0, usedMb() - before), "MB", "after a collection, beside before")
                        .atMost(MOST_GROWN_MB));
        String note = String.format(Locale.ROOT, "%,d frames in all, seed %d", fed, seed);
        rows.accept(Row.of("fuzz: findings", (double) found, "", note).atMost(0));
    }

    private static List<Fuzzed> parsers(Path folder) throws IOException {
        Map<String, List<byte[]>> samples = FrameSamples.read(Child.home());
        List<Fuzzed> parsers = new ArrayList<>();
        for (String protocol : samples.keySet()) {
            parsers.add(new FuzzedScale(protocol, FrameSamples.like(protocol, samples)));
        }
        parsers.add(new FuzzedModbus("laumas", 3));
        parsers.add(new FuzzedModbus("dini-argeo", 4));
        parsers.add(new FuzzedScans("gs1", new ScanLines().mixed(SCANS)));
        List<byte[]> lines = new ScanLines().mixed(SCANS);
        parsers.add(new FuzzedScanner("generic", ScanLines.ended(lines)));
        parsers.add(new FuzzedScanner("honeywell", ScanLines.ended(lines)));
        parsers.add(new FuzzedScanner("ssi", ScanLines.inPackets(lines)));
        parsers.addAll(TextSamples.all(Child.home(), folder));
        return parsers;
    }

    private void feed(Fuzzed parser, long frames) {
        Tally tally = Tally.NOTHING;
        Tally noise = Tally.NOTHING;
        long findings = 0;
        Stopwatch watch = new Stopwatch();
        long batches = Math.ceilDiv(frames, parser.batch());
        for (long batch = 0; batch < batches; batch++) {
            progress.now("fuzz " + parser.name() + ", batches", batch, batches);
            try {
                tally = tally.plus(parser.feed(seed + batch, parser.batch()));
                noise = noise.plus(parser.noise(seed + batch, NOISE));
            } catch (Finding e) {
                if (++findings <= TOLD) {
                    System.err.println("fuzz " + parser.name() + ": " + e.getMessage()
                            + "; again: cart bench fuzz --frames 1 --seed " + (seed + batch));
                }
            }
        }
        found += findings;
        fed += tally.frames();
        String note = String.format(
                Locale.ROOT,
                "%s; %,.0f frames/s; of noise alone %,d readings in %,.2f MB",
                tally,
                tally.frames() * 1e3 / watch.millis(),
                noise.readings(),
                noise.frames() * Mutations.NOISE / 1e6);
        rows.accept(Row.of("fuzz: " + parser.name(), (double) findings, "findings", note)
                .atMost(0));
    }

    private static double usedMb() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
