package dev.carthal.bench;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.swap.SwapListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;

/// A program that exchanges the inference backend again and again under load: our swap, then `Bundle.update()`,
/// then FileInstall. Arguments: an empty folder, how many swaps, milliseconds of probation.
final class SwapsUnderLoad {
    private static final String SLOT = "inference/recognizer";
    private static final String BACKEND = "dev.carthal.backend-onnx";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Path folder;
    private final int swaps;
    private final Duration observe;
    private final SwapFelix felix;

    private SwapsUnderLoad(Path folder, int swaps, Duration observe)
            throws IOException, BundleException, InterruptedException {
        this.folder = folder;
        this.swaps = swaps;
        this.observe = observe;
        Path watched = Files.createDirectory(folder.resolve("watched"));
        felix = SwapFelix.inRealTime(
                folder, Map.of("felix.fileinstall.dir", watched.toString(), "felix.fileinstall.poll", "100"));
        felix.start(
                "com.google.gson",
                "dev.carthal.hal-runtime",
                "dev.carthal.backend-onnx-runtime",
                BACKEND,
                "dev.carthal.model-grocery");
    }

    public static void main(String[] arguments)
            throws IOException, BundleException, InterruptedException, DeviceException {
        SwapsUnderLoad program = new SwapsUnderLoad(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Duration.ofMillis(Long.parseLong(arguments[2])));
        program.run();
        System.exit(0); // whatever a peer has left running
    }

    private record Outcome(FrameLoad load, String note) {
        double failed() {
            return load.failed();
        }

        double unanswered() {
            return load.unanswered();
        }
    }

    private void run() throws IOException, BundleException, InterruptedException, DeviceException {
        Configuration slot = felix.fill(SLOT, Map.of("driver", "onnx", "slot.model", "grocery", "invocations", 3));
        InferenceSlot recognizer = felix.container().service(InferenceSlot.class, "(slot=" + SLOT + ")");
        Clock clock = felix.container().service(Clock.class, "");
        PlainConsumer.Loaded loaded;
        try (InvocationLease lease = recognizer.claim(LONG)) {
            loaded = new PlainConsumer.Loaded(lease.model(), lease.variant(), clock);
        }
        List<long[]> busy = new ArrayList<>();
        Outcome ours = ours(recognizer, busy);
        slot.delete();
        felix.container().bundle(BACKEND).uninstall();
        Outcome update = update(loaded);
        Outcome fileInstall = fileInstall(loaded);
        tell(ours, update, "Bundle.update()");
        tell(ours, fileInstall, "FileInstall");
        tellWorst(ours, busy);
    }

    private Outcome ours(InferenceSlot recognizer, List<long[]> busy) throws IOException, InterruptedException {
        FrameLoad load = FrameLoad.start(_ -> {
            try (InvocationLease lease = recognizer.claim(LONG)) {
                lease.run(LONG);
            }
        });
        for (int i = 0; i < swaps; i++) {
            Progress.of("swap under load", i, swaps);
            Path next = felix.next(BACKEND);
            busy.add(new long[] {Stopwatch.nanos(), Long.MAX_VALUE});
            felix.swap(next, observe, busyUnlessObserving(busy));
            busy.getLast()[1] = Stopwatch.nanos();
        }
        load.stop();
        return new Outcome(load, "");
    }

    /// While the new one is watched nothing is swapped.
    private static SwapListener busyUnlessObserving(List<long[]> busy) {
        return step -> {
            switch (step.name()) {
                case "observe" -> busy.getLast()[1] = Stopwatch.nanos();
                case "remove" -> busy.add(new long[] {Stopwatch.nanos(), Long.MAX_VALUE});
                default -> {}
            }
        };
    }

    private Outcome update(PlainConsumer.Loaded loaded) throws IOException, BundleException, InterruptedException {
        Bundle bundle;
        try (InputStream in = Files.newInputStream(felix.next(BACKEND))) {
            bundle = felix.container().context().installBundle("peer", in);
        }
        bundle.start();
        try (PlainConsumer consumer = new PlainConsumer(felix.container().context(), loaded)) {
            ModelSession session = consumer.await(null);
            FrameLoad load = FrameLoad.start(consumer);
            for (int i = 0; i < swaps; i++) {
                Progress.of("update() under load", i, swaps);
                try (InputStream in = Files.newInputStream(felix.next(BACKEND))) {
                    bundle.update(in);
                }
                session = consumer.await(session);
                Stopwatch.pass(BETWEEN);
            }
            load.stop();
            bundle.uninstall();
            return new Outcome(load, gone(consumer));
        }
    }

    private Outcome fileInstall(PlainConsumer.Loaded loaded) throws IOException, BundleException, InterruptedException {
        replace();
        felix.start("org.apache.felix.fileinstall");
        try (PlainConsumer consumer = new PlainConsumer(felix.container().context(), loaded)) {
            ModelSession session = consumer.await(null);
            FrameLoad load = FrameLoad.start(consumer);
            for (int i = 0; i < swaps; i++) {
                Progress.of("FileInstall under load", i, swaps);
                replace();
                session = consumer.await(session);
                Stopwatch.pass(BETWEEN);
            }
            load.stop();
            return new Outcome(load, gone(consumer));
        }
    }

    private void replace() throws IOException {
        Path watched = folder.resolve("watched/backend.jar");
        Files.move(felix.next(BACKEND), watched, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String gone(PlainConsumer consumer) {
        return "; longest time without a service there: " + Math.round(consumer.longestGoneMs()) + " ms";
    }

    private void tell(Outcome ours, Outcome peer, String name) {
        String note = swaps + " exchanges each, 2 cameras at 30 fps, 3 threads; "
                + ours.load().made() + " and " + peer.load().made() + " frames" + peer.note();
        Row.print(Row.of("backend swap: failed calls, beside " + name, ours.failed(), "calls", note)
                .beside(peer.failed())
                .atMost(0));
        Row.print(Row.of("backend swap: frames without an answer, beside " + name, ours.unanswered(), "frames", note)
                .beside(peer.unanswered())
                .atMost(0));
    }

    private void tellWorst(Outcome ours, List<long[]> busy) {
        Samples during = new Samples();
        Samples otherwise = new Samples();
        for (FrameLoad.Answer answer : ours.load().answers()) {
            boolean swapped =
                    busy.stream().anyMatch(span -> answer.nanos() <= span[1] && answer.answeredNanos() >= span[0]);
            (swapped ? during : otherwise).add(answer.millis());
        }
        String note = "from the frame to its answer; " + during.count() + " frames while something was swapped, "
                + otherwise.count() + " in between";
        Row.print(Row.of("backend swap: worst frame", during.percentile(100), "ms", note)
                .beside(otherwise.percentile(100)));
        Row.print(Row.of("backend swap: p99 frame", during.percentile(99), "ms", note)
                .beside(otherwise.percentile(99)));
        double more = during.percentile(100) - otherwise.percentile(100);
        Row.print(Row.of("backend swap: worst frame, more than without", more, "ms", note)
                .atMost(FrameLoad.PERIOD_MS));
    }
}
