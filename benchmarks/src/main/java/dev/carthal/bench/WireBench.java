package dev.carthal.bench;

import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;

/// A program that measures how long a frame takes from its last byte on the wire, a pseudo-terminal, through the
/// kernel, jSerialComm, the driver and its slot to who has subscribed to the slot; beside it how long the same kernel
/// takes to wake a thread that does nothing but read. Arguments: an empty folder, how many frames of each protocol.
final class WireBench {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int WARM_UP_PARTS = 10;
    private static final double TARGET_MS = 5;
    private static final int MOST_BARE = 1_000;

    /// j2mod waits until a question has gone out at this rate; a pseudo-terminal answers before.
    private static final int BAUD = 115_200;

    private final SwapFelix felix;
    private final int frames;
    private final Consumer<Row> rows;
    private final Progress progress = new Progress();
    private final Samples bare = new Samples();

    private WireBench(SwapFelix felix, int frames, Consumer<Row> rows) {
        this.felix = felix;
        this.frames = frames;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException, BundleException, InterruptedException {
        run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Row::print);
    }

    /// Measure in a JVM of its own.
    static void inChild(int frames) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch()) {
            Child.printing(WireBench.class, scratch, scratch.folder("felix").toString(), Integer.toString(frames));
        }
    }

    static void run(Path folder, int frames, Consumer<Row> rows)
            throws IOException, BundleException, InterruptedException {
        try (SwapFelix felix = SwapFelix.inRealTime(folder, Map.of())) {
            felix.start(
                    "com.google.gson",
                    "dev.carthal.hal-runtime",
                    "com.fazecast.jSerialComm",
                    "dev.carthal.scale-serial",
                    "com.ghgande.j2mod",
                    "dev.carthal.scale-modbus");
            WireBench bench = new WireBench(felix, frames, rows);
            LongFunction<byte[]> ascii = kilograms("ST,GS,+%9.3fkg\r"); // LF says no more
            bench.measureBare(FarSide.streaming(ascii), ascii.apply(1).length);
            bench.measure("serial", "ascii", FarSide.streaming(ascii));
            bench.measure("serial", "toledo-continuous-11", FarSide.streaming(WireBench::continuous));
            bench.measure("serial", "toledo-8217", FarSide.asked(1, kilograms("\u0002%06.3f\r")));
            bench.measure("serial", "mt-sics", FarSide.asked(4, kilograms("S S %10.3f kg\r\n")));
            bench.measure("modbus", "laumas", FarSide.asked(8, WireBench::registers));
        }
    }

    private static LongFunction<byte[]> kilograms(String format) {
        return grams -> String.format(Locale.ROOT, format, grams / 1e3).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] continuous(long grams) {
        return String.format(Locale.ROOT, "\u0002-0 %06d\r", grams).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] registers(long grams) {
        return FuzzedModbus.answer(
                1, 3, new byte[] {8, 0, 0, 0, (byte) (grams >> Byte.SIZE), (byte) grams, 0, 0, 0, 0});
    }

    /// What neither the driver nor its slot can be quicker than.
    private void measureBare(FarSide far, int length) throws IOException {
        try (far;
                InputStream line = new FileInputStream(far.path())) {
            for (int grams = 1; grams <= Math.min(frames, MOST_BARE); grams++) {
                line.readNBytes(length);
                bare.add((Stopwatch.nanos() - far.sentNanos(grams)) / 1e6);
            }
        }
    }

    /// @param what the protocol, or the register map
    private void measure(String driver, String what, FarSide far) throws IOException, InterruptedException {
        String name = "scale/" + what;
        Samples millis = new Samples();
        String key = driver.equals("serial") ? "protocol" : "map";
        try (far) {
            Configuration filled = felix.fill(
                    name, Map.of("driver", driver, "port", far.path(), key, what, "baud", BAUD, "poll.ms", 20));
            ScaleSlot slot = felix.container().service(ScaleSlot.class, "(slot=" + name + ")");
            try (Subscription<Reading> subscription = slot.subscribe("bench")) {
                for (int i = -frames / WARM_UP_PARTS; i < frames; i++) {
                    progress.now("wire: " + what, Math.max(0, i), frames);
                    double took = next(subscription, far);
                    if (i >= 0) {
                        millis.add(took);
                    }
                }
            }
            filled.delete();
        }
        String row = "scales: " + (driver.equals("serial") ? "" : driver + " ") + what + ", last byte to reading ";
        String note = frames + " frames at up to 100 a second streamed, 50 asked, " + far.words()
                + "; to the subscriber of a slot; peer: a thread that reads the pseudo-terminal and nothing else";
        rows.accept(Row.of(row + "p50", millis.median(), "ms", note).beside(bare.median()));
        rows.accept(Row.of(row + "p99", millis.percentile(99), "ms", note)
                .beside(bare.percentile(99))
                .atMost(TARGET_MS));
    }

    /// {@return how long the next reading took, in milliseconds}
    private static double next(Subscription<Reading> subscription, FarSide far) throws InterruptedException {
        while (true) {
            Next<Reading> next = subscription.next(PATIENCE);
            long now = Stopwatch.nanos();
            switch (next) {
                case Next.Item<Reading>(var reading) -> {
                    long milligrams = reading.indication().orElseThrow().milligrams();
                    return (now - far.sentNanos(milligrams / 1_000)) / 1e6;
                }
                case Next.Silence<Reading>() -> throw new IllegalStateException("no reading within " + PATIENCE);
                case Next.Missing<Reading> _, Next.End<Reading> _ -> {}
            }
        }
    }
}
