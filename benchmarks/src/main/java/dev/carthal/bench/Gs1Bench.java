package dev.carthal.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.client.result.ExpandedProductParsedResult;
import com.google.zxing.client.result.ResultParser;
import com.sun.management.ThreadMXBean;
import dev.carthal.gs1.Gs1Exception;
import dev.carthal.gs1.Region;
import dev.carthal.gs1.ScanData;
import dev.carthal.gs1.ScanParser;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// How many scans a second one thread understands, and what it allocates for each.
final class Gs1Bench {
    private static final int LINES = 10_000;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 60;
    private static final double TARGET = 500_000;

    /// Time of the processor, so that what else runs on the machine counts little.
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ScanParser parser = ScanParser.of(Region.named("DE").orElseThrow());
    private long checksum;

    private Gs1Bench() {}

    static void run(int runs, Consumer<Row> rows) {
        Gs1Bench bench = new Gs1Bench();
        ScanLines lines = new ScanLines();
        List<byte[]> mixed = lines.mixed(LINES);
        int rounds = ROUNDS * runs;
        String mix =
                "by the processor time of one thread; of 20 lines 6 EAN-13, 6 GS1 DataMatrix with 4-6 AIs, 3 DataBar Expanded, 3 restricted"
                        + " numbers (DE), 2 Digital Links; median of " + rounds + " rounds of " + LINES;
        double parsed = bench.perSecond(mixed, rounds, bench::values);
        rows.accept(new Row(
                "GS1 lines",
                (double) Math.round(parsed),
                null,
                null,
                "lines/s",
                "higher",
                "≥ 500000",
                parsed >= TARGET,
                "GTIN, weight, price, count, currency read; no peer reads all of these (com.s24:gs1 is not to be had); "
                        + mix));
        rows.accept(higher(
                "GS1 lines, all strings",
                bench.perSecond(mixed, rounds, bench::strings),
                "identifiers, element string and Digital Link made, too; " + mix));
        rows.accept(Row.of("allocated for a GS1 line", bench.allocated(mixed), "bytes", "values read; " + mix));
        bench.besideZxing(lines, rounds, rows);
        System.err.println("gs1: checksum " + bench.checksum);
    }

    private static Row higher(String name, double value, String note) {
        return new Row(name, (double) Math.round(value), null, null, "lines/s", "higher", null, null, note);
    }

    /// ZXing's parser takes what its reader made of a DataBar Expanded: identifiers in brackets.
    private void besideZxing(ScanLines lines, int rounds, Consumer<Row> rows) {
        List<byte[]> ours = new ArrayList<>();
        List<Result> theirs = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String label = "]e0" + lines.expanded();
            ours.add(label.getBytes(StandardCharsets.US_ASCII));
            theirs.add(new Result(
                    parsed(ours.getLast()).elementString().orElseThrow(),
                    new byte[0],
                    new ResultPoint[0],
                    BarcodeFormat.RSS_EXPANDED));
        }
        double own = perSecond(ours, rounds, line -> parsed(line).ais().size());
        double zxing = perSecond(
                theirs,
                rounds,
                result -> ((ExpandedProductParsedResult) ResultParser.parseResult(result))
                        .getWeight()
                        .length());
        rows.accept(higher(
                        "DataBar Expanded lines",
                        own,
                        "identifiers as strings; peer: ZXing's ExpandedProductResultParser, which checks less")
                .beside((double) Math.round(zxing)));
    }

    private ScanData parsed(byte[] line) {
        try {
            return parser.parse(line);
        } catch (Gs1Exception wrong) {
            throw new IllegalStateException(new String(line, StandardCharsets.US_ASCII), wrong);
        }
    }

    private long values(byte[] line) {
        ScanData data = parsed(line);
        return data.lookup().orElse("").length()
                + data.weightMg().orElse(1)
                + data.priceMinor().orElse(2)
                + data.count().orElse(3)
                + data.currency().orElse("").length();
    }

    private long strings(byte[] line) {
        ScanData data = parsed(line);
        return values(line)
                + data.ais().size()
                + data.elementString().orElse("").length()
                + data.digitalLink().orElse("").length();
    }

    private <T> double perSecond(List<T> lines, int rounds, ToLongFunction<T> work) {
        Samples samples = new Samples();
        for (int i = 0; i < WARM_UP + rounds; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            checksum += round(lines, work);
            if (i >= WARM_UP) {
                samples.add(lines.size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - before));
            }
        }
        return samples.median();
    }

    private static <T> long round(List<T> lines, ToLongFunction<T> work) {
        long sum = 0;
        for (T line : lines) {
            sum += work.applyAsLong(line);
        }
        return sum;
    }

    private double allocated(List<byte[]> lines) {
        Samples samples = new Samples();
        for (int i = 0; i < WARM_UP; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            checksum += round(lines, this::values);
            samples.add((THREADS.getCurrentThreadAllocatedBytes() - before) / (double) lines.size());
        }
        return samples.median();
    }
}
