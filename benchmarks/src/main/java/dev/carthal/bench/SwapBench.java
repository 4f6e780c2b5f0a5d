package dev.carthal.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What swaps cost those who use the cart meanwhile: a backend under load, beside what OSGi offers; the gaps of
/// exclusive devices; whole carts with swaps of all kinds.
final class SwapBench {
    private SwapBench() {}

    /// @param swaps of each kind; as many carts
    static void run(int swaps, Duration observe) throws IOException, InterruptedException {
        String count = Integer.toString(swaps);
        String millis = Long.toString(observe.toMillis());
        try (Scratch scratch = new Scratch()) {
            Child.printing(SwapsUnderLoad.class, scratch, folder(scratch), count, millis);
            gaps(scratch, count, millis);
            SwapReplays.run(swaps, scratch);
        }
    }

    /// All at a time: each is idle nearly always.
    private static void gaps(Scratch scratch, String count, String millis) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(SwapGaps.DEVICES.size())) {
            List<Future<?>> all = new ArrayList<>();
            for (String device : SwapGaps.DEVICES) {
                all.add(threads.submit(() -> {
                    Child.printing(SwapGaps.class, scratch, device, folder(scratch), count, millis);
                    return device;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the gaps could not be measured: " + e.getCause(), e);
        }
    }

    /// @param swaps of each kind
    static void soak(int swaps, Duration observe) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch()) {
            Child.printing(
                    SwapSoak.class,
                    scratch,
                    folder(scratch),
                    Integer.toString(swaps),
                    Long.toString(observe.toMillis()));
        }
    }

    private static String folder(Scratch scratch) throws IOException {
        return scratch.folder("felix").toString();
    }
}
