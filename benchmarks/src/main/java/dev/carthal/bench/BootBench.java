package dev.carthal.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// How long a cold cart takes to its first weight and its first detection, beside Felix with as many empty
/// bundles.
final class BootBench {
    private final Samples weight = new Samples();
    private final Samples detection = new Samples();
    private final Samples memory = new Samples();
    private final Samples bare = new Samples();
    private final Samples bareMemory = new Samples();

    private BootBench() {}

    static void run(int runs, Consumer<Row> rows) throws IOException, InterruptedException {
        BootBench bench = new BootBench();
        int bundles = bundles();
        try (Scratch scratch = new Scratch()) {
            for (int i = 0; i < runs; i++) {
                System.err.println("boot: run " + (i + 1) + " of " + runs);
                bench.cart(scratch.folder("cart"));
                bench.bare(bundles, scratch.folder("bare"));
            }
        }
        String peer = "peer: Felix with " + bundles + " empty bundles, to the last one started; medians of " + runs;
        rows.accept(Row.of("cold start to first weight", bench.weight.median(), "ms", peer)
                .beside(bench.bare.median()));
        rows.accept(Row.of("cold start to first detection", bench.detection.median(), "ms", peer)
                .beside(bench.bare.median()));
        rows.accept(Row.of("resident memory after the demo", bench.memory.median(), "MiB", peer)
                .beside(bench.bareMemory.median()));
    }

    /// The demo as fast as it goes: the cart itself notes when, since its process was started, what happened.
    private void cart(Path data) throws IOException, InterruptedException {
        memory.add(Child.run(
                Child.cart(
                        "run", "demo", "--once", "--json", "--speed", "max", "--port", "0", "--data", data.toString()),
                (line, _) -> {
                    JsonObject event = JsonParser.parseString(line).getAsJsonObject();
                    if (event.has("summary")) {
                        JsonObject boot = event.getAsJsonObject("summary").getAsJsonObject("bootMs");
                        weight.add(boot.get("firstWeight").getAsDouble());
                        detection.add(boot.get("firstDetection").getAsDouble());
                    }
                }));
    }

    private void bare(int bundles, Path folder) throws IOException, InterruptedException {
        bareMemory.add(Child.run(
                Child.java(BareFelix.class, java.util.List.of(), Integer.toString(bundles), folder.toString()),
                (_, millis) -> bare.add(millis)));
    }

    private static int bundles() throws IOException {
        Path feature = Child.home().resolve("bundles/images/target/images/demo/feature.json");
        return JsonParser.parseString(Files.readString(feature))
                .getAsJsonObject()
                .getAsJsonArray("bundles")
                .size();
    }
}
