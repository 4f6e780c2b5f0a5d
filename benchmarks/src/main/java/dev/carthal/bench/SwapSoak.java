package dev.carthal.bench;

import dev.carthal.simulator.scale.RunningScale;
import dev.carthal.simulator.scale.ScaleOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/// A program that exchanges bundles of every kind, some hundred times each, in one JVM with all of them in use, and
/// looks at what that leaves behind. Arguments: an empty folder, how many swaps of each kind, milliseconds of
/// probation.
final class SwapSoak {
    /// The slope is taken over the last two thirds: at first the JVM still compiles and grows.
    private static final int WARM_UP_PARTS = 3;
    private static final int EVERY = 5;
    private static final double TARGET_MB = 0.2;
    private static final int TARGET_GENERATIONS = 2;

    private final Path folder;
    private final int swaps;
    private final Duration observe;
    private final SwapFelix felix;
    private final Leftovers leftovers = new Leftovers();

    private SwapSoak(Path folder, int swaps, Duration observe)
            throws IOException, BundleException, InterruptedException {
        this.folder = folder;
        this.swaps = swaps;
        this.observe = observe;
        felix = SwapFelix.inRealTime(
                folder, Map.of("dev.carthal.overlay", folder.resolve("overlay").toString()));
    }

    public static void main(String[] arguments) throws IOException, BundleException, InterruptedException {
        SwapSoak soak = new SwapSoak(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Duration.ofMillis(Long.parseLong(arguments[2])));
        try (RunningScale _ = RunningScale.start(ScaleOptions.of(soak.port()))) {
            soak.fill();
            soak.exchange("backend", "dev.carthal.backend-onnx");
            soak.exchange("model", "dev.carthal.model-grocery");
            soak.exchange("camera", "dev.carthal.camera-ffmpeg");
            soak.exchange("scale", "dev.carthal.scale-serial");
            soak.exchange("scanner", "dev.carthal.scanner-camera");
            soak.felix.close();
        }
    }

    private Path port() {
        return folder.resolve("port");
    }

    private void fill() throws IOException, BundleException, InterruptedException {
        felix.start(
                "com.google.gson",
                "dev.carthal.hal-runtime",
                "dev.carthal.backend-onnx-runtime",
                "dev.carthal.backend-onnx",
                "dev.carthal.model-grocery",
                "dev.carthal.camera-ffmpeg-runtime",
                "dev.carthal.camera-ffmpeg",
                "com.google.zxing.core",
                "dev.carthal.scanner-camera",
                "com.fazecast.jSerialComm",
                "dev.carthal.scale-serial");
        felix.fill("inference/recognizer", Map.of("driver", "onnx", "slot.model", "grocery"));
        felix.fill(
                "camera/drawn",
                Map.of("driver", "ffmpeg", "format", "lavfi", "source", "testsrc2=size=320x240:rate=15"));
        felix.fill("scanner/drawn", Map.of("driver", "camera", "camera", "camera/drawn"));
        felix.fill("scale/pty", Map.of("driver", "serial", "port", port().toString(), "protocol", "ascii"));
    }

    private void exchange(String kind, String bundle) throws IOException, InterruptedException {
        felix.swap(felix.next(bundle), observe, _ -> {}); // what the first one loads stays
        leftovers.forgetLoaders();
        remember(bundle);
        Leftovers.Census before = census();
        Line line = new Line();
        for (int i = 1; i <= swaps; i++) {
            Progress.of("soak: swap of a " + kind, i, swaps);
            felix.swap(felix.next(bundle), observe, _ -> {});
            remember(bundle);
            if (i % EVERY == 0 && i > swaps / WARM_UP_PARTS) {
                line.add(i, census().residentMb());
            }
        }
        tell(kind, before, census(), line);
    }

    private void remember(String bundle) {
        for (Bundle each : felix.container().context().getBundles()) {
            BundleWiring wiring = each.adapt(BundleWiring.class);
            if (bundle.equals(each.getSymbolicName()) && wiring != null) {
                leftovers.remember(wiring.getClassLoader());
            }
        }
    }

    private Leftovers.Census census() throws IOException {
        return Leftovers.census(Path.of(System.getProperty("java.io.tmpdir")), folder);
    }

    private void tell(String kind, Leftovers.Census before, Leftovers.Census after, Line line) {
        String name = "soak of a " + kind + ": ";
        String note = swaps + " swaps; slope over the last " + line.count() * EVERY + ", " + Math.round(line.first())
                + " to " + Math.round(line.last()) + " MB resident";
        Row.print(Row.of(name + "memory a swap", line.slope(), "MB", note).atMost(TARGET_MB));
        Row.print(Row.of(
                        name + "generations alive",
                        (double) leftovers.loadersAlive(),
                        "",
                        "class loaders of all that were")
                .atMost(TARGET_GENERATIONS));
        TreeSet<String> threads = new TreeSet<>(after.threads());
        threads.removeAll(before.threads());
        Row.print(Row.of(name + "threads left", threads.size(), "", threads.toString())
                .atMost(0));
        List<String> descriptors = new ArrayList<>(after.descriptors());
        before.descriptors().forEach(descriptors::remove);
        int more = after.descriptors().size() - before.descriptors().size();
        Row.print(Row.of(name + "descriptors left", Math.max(0, more), "", more > 0 ? descriptors.toString() : "")
                .atMost(0));
        long files = after.files().values().stream().mapToLong(Long::longValue).sum()
                - before.files().values().stream().mapToLong(Long::longValue).sum();
        Row.print(Row.of(
                        name + "files left",
                        (double) Math.max(0, files),
                        "",
                        after.files().toString())
                .atMost(0));
    }
}
