package dev.carthal.bench;

import com.sun.management.ThreadMXBean;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.weight.ScaleSlot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleException;

/// A program that pulls and plugs the cable of a scale under load again and again, with the driver in a slot above
/// it, and looks at how soon both are noticed, what the slot does meanwhile, and what is left behind. Arguments: an
/// empty folder, how often.
final class UnplugBench {
    private static final String SLOT = "scale/pty";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double TARGET_MS = 1_000;
    private static final double TARGET_PERCENT = 1;
    private static final double TARGET_MB = 0.05;
    private static final int WARM_UP_PARTS = 4;
    private static final int EVERY = 5;
    private static final long PATIENCE_MS = 60_000;
    /// Shorter than one look of the slot for the port, and longer than some.
    private static final int SHORTEST_MS = 50;
    private static final int LONGEST_MS = 3_000;
    private static final int SHORTEST_USE_MS = 200;
    private static final int LONGEST_USE_MS = 1_000;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Path folder;
    private final int runs;
    private final Samples lost = new Samples();
    private final Samples back = new Samples();
    private final Samples busy = new Samples();
    private final Line memory = new Line();

    private UnplugBench(Path folder, int runs) {
        this.folder = folder;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws IOException, BundleException, InterruptedException {
        run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Row::print);
    }

    /// Measure in a JVM of its own.
    static void inChild(int runs) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch()) {
            Child.printing(UnplugBench.class, scratch, scratch.folder("felix").toString(), Integer.toString(runs));
        }
    }

    static void run(Path folder, int runs, Consumer<Row> rows)
            throws IOException, BundleException, InterruptedException {
        new UnplugBench(folder, runs).measure(rows);
    }

    private void measure(Consumer<Row> rows) throws IOException, BundleException, InterruptedException {
        Path port = folder.resolve("port");
        BlockingQueue<SlotState> states = new LinkedBlockingQueue<>();
        try (LooseCable cable = LooseCable.at(port);
                SwapFelix felix = SwapFelix.inRealTime(folder, Map.of())) {
            felix.container().context().registerService(SlotListener.class, status -> note(status, states), null);
            felix.start(
                    "com.google.gson",
                    "dev.carthal.hal-runtime",
                    "com.fazecast.jSerialComm",
                    "dev.carthal.scale-serial");
            felix.fill(SLOT, Map.of("driver", "serial", "port", port.toString(), "protocol", "ascii"));
            ScaleSlot slot = felix.container().service(ScaleSlot.class, "(slot=" + SLOT + ")");
            try (Arrivals arrivals = Arrivals.of(slot)) {
                unplug(cable, arrivals, states); // what the first one loads stays
                Leftovers.Census before = Leftovers.census(folder);
                for (int i = 1; i <= runs; i++) {
                    Progress.of("unplug", i, runs);
                    unplug(cable, arrivals, states);
                    if (i % EVERY == 0 && i > runs / WARM_UP_PARTS) {
                        memory.add(i, Leftovers.census(folder).residentMb());
                    }
                }
                tell(before, Leftovers.census(folder), rows);
            }
        }
    }

    private static void note(SlotStatus status, BlockingQueue<SlotState> states) {
        if (status.slot().equals(SLOT)) {
            states.add(status.state());
        }
    }

    private void unplug(LooseCable cable, Arrivals arrivals, BlockingQueue<SlotState> states)
            throws IOException, InterruptedException {
        states.clear();
        long pulled = cable.pull();
        await(SlotState.LOST, states);
        long noticed = Stopwatch.nanos();
        long owner = owner();
        long before = THREADS.getThreadCpuTime(owner);
        Stopwatch.pass(Duration.ofMillis(random.nextInt(SHORTEST_MS, LONGEST_MS)));
        long spent = THREADS.getThreadCpuTime(owner) - before;
        busy.add(100.0 * spent / (Stopwatch.nanos() - noticed));
        lost.add((noticed - pulled) / 1e6);
        long plugged = cable.plug();
        back.add((arrivals.firstSince(plugged) - plugged) / 1e6);
        await(SlotState.READY, states);
        Stopwatch.pass(Duration.ofMillis(random.nextInt(SHORTEST_USE_MS, LONGEST_USE_MS)));
    }

    private static void await(SlotState wanted, BlockingQueue<SlotState> states) throws InterruptedException {
        SlotState last = null;
        while (last != wanted) {
            SlotState state = states.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
            if (state == null) {
                throw new IllegalStateException(SLOT + " does not become " + wanted + ", last: " + last);
            }
            last = state;
        }
    }

    private static long owner() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("slot " + SLOT))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the slot has no thread: " + SLOT))
                .threadId();
    }

    private void tell(Leftovers.Census before, Leftovers.Census after, Consumer<Row> rows) {
        String note = runs + " unplugs of " + SHORTEST_MS + ".." + LONGEST_MS + " ms, a scale that sends 100 frames/s";
        rows.accept(Row.of("unplug: until LOST p50", lost.median(), "ms", note));
        rows.accept(Row.of("unplug: until LOST, longest", lost.percentile(100), "ms", note)
                .atMost(TARGET_MS));
        rows.accept(Row.of("unplug: from plug to first reading p50", back.median(), "ms", note));
        rows.accept(Row.of("unplug: from plug to first reading, longest", back.percentile(100), "ms", note)
                .atMost(TARGET_MS));
        rows.accept(Row.of("unplug: slot's thread while lost, busiest", busy.percentile(100), "%", "of one core")
                .atMost(TARGET_PERCENT));
        if (memory.count() > 1) {
            String slope =
                    "slope from " + Math.round(memory.first()) + " to " + Math.round(memory.last()) + " MB resident";
            rows.accept(
                    Row.of("unplug: memory a time", memory.slope(), "MB", slope).atMost(TARGET_MB));
        }
        TreeSet<String> threads = new TreeSet<>(after.threads());
        threads.removeAll(before.threads());
        rows.accept(Row.of("unplug: threads left", threads.size(), "", threads.toString())
                .atMost(0));
        List<String> descriptors = new ArrayList<>(after.descriptors());
        before.descriptors().forEach(descriptors::remove);
        int more = after.descriptors().size() - before.descriptors().size();
        rows.accept(Row.of("unplug: descriptors left", Math.max(0, more), "", more > 0 ? descriptors.toString() : "")
                .atMost(0));
    }
}
