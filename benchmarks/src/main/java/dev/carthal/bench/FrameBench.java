package dev.carthal.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What a frame costs from the file to its ranked candidates, beside plain Java; how long a put takes to its
/// line; what our threads allocate for a frame.
final class FrameBench {
    private static final int PICTURES = 240;
    private static final int WARM_UP = 80;

    private final Samples ours = new Samples();
    private final Samples peer = new Samples();

    private FrameBench() {}

    static void run(int runs, Consumer<Row> rows) throws IOException, InterruptedException {
        FrameBench bench = new FrameBench();
        try (Scratch scratch = new Scratch()) {
            Path pictures = scratch.folder("pictures");
            Pictures.draw(pictures, PICTURES);
            for (int i = 0; i < runs; i++) {
                System.err.println("frame: run " + (i + 1) + " of " + runs);
                Child.run(Child.cart("recognize", pictures.toString()), between(bench.ours));
                Child.run(plain(pictures), between(bench.peer));
            }
            String note = "1280×720 JPEG file to candidates, decoding included; peer: ImageIO, Java2D, ONNX Runtime; "
                    + bench.ours.count() + " frames, " + WARM_UP + " of each run left out";
            rows.accept(Row.of("frame to candidates p50", bench.ours.median(), "ms", note)
                    .beside(bench.peer.median()));
            rows.accept(Row.of("frame to candidates p99", bench.ours.percentile(99), "ms", note)
                    .beside(bench.peer.percentile(99)));
            putToLine(scratch, rows);
            DemoAllocation.run(scratch.folder("cart"), rows);
        }
    }

    /// {@return what notes the time from one line to the next, once the program is warm}
    private static BiConsumer<String, Double> between(Samples samples) {
        double[] last = {0};
        int[] count = {0};
        return (_, millis) -> {
            if (++count[0] > WARM_UP) {
                samples.add(millis - last[0]);
            }
            last[0] = millis;
        };
    }

    private static List<String> plain(Path pictures) {
        Path natives =
                Child.home().resolve("backend-onnx/runtime/target/classes/native/ai/onnxruntime/native/linux-x64");
        Path model = Child.home().resolve("models/grocery/package/onnx-fp32.onnx");
        return Child.java(
                PlainRecognizer.class,
                List.of("-Donnxruntime.native.path=" + natives, "-Djava.awt.headless=true"),
                model.toString(),
                pictures.toString());
    }

    /// In the cart's own time: from the first stable reading of the new weight to the line.
    private static void putToLine(Scratch scratch, Consumer<Row> rows) throws IOException, InterruptedException {
        List<Long> puts = new ArrayList<>();
        Child.run(
                Child.cart(
                        "run",
                        "demo",
                        "--once",
                        "--json",
                        "--speed",
                        "max",
                        "--port",
                        "0",
                        "--data",
                        scratch.folder("cart").toString()),
                (line, _) -> {
                    JsonObject event = JsonParser.parseString(line).getAsJsonObject();
                    if (event.has("event") && event.get("event").getAsString().equals("put")) {
                        puts.add(event.get("at").getAsLong());
                    }
                });
        List<Long> settled = settled();
        Samples waits = new Samples();
        for (long put : puts) {
            settled.stream()
                    .filter(at -> at <= put)
                    .mapToLong(Long::longValue)
                    .max()
                    .ifPresent(at -> waits.add((double) (put - at)));
        }
        String note = "first stable reading of the new weight to the line, in the cart's time; " + waits.count()
                + " puts of the demo";
        rows.accept(
                waits.count() == 0
                        ? Row.notRun("put to line p50", "ms", "the demo has no put")
                        : Row.of("put to line p50", waits.median(), "ms", note));
        rows.accept(
                waits.count() == 0
                        ? Row.notRun("put to line p99", "ms", "the demo has no put")
                        : Row.of("put to line p99", waits.percentile(99), "ms", note));
    }

    /// {@return when the scale of the demo came to rest, in milliseconds since the recording began}
    private static List<Long> settled() throws IOException {
        Path recording = Child.home().resolve("bundles/images/target/images/demo/recording");
        JsonArray tracks = JsonParser.parseString(Files.readString(recording.resolve("manifest.json")))
                .getAsJsonObject()
                .getAsJsonArray("tracks");
        List<Long> settled = new ArrayList<>();
        for (var track : tracks) {
            JsonObject described = track.getAsJsonObject();
            if (described.get("kind").getAsString().equals("scale")) {
                boolean stable = true;
                for (String line : Files.readAllLines(
                        recording.resolve(described.get("file").getAsString()))) {
                    JsonObject reading = JsonParser.parseString(line).getAsJsonObject();
                    boolean now = reading.getAsJsonArray("flags").toString().contains("\"STABLE\"");
                    if (now && !stable) {
                        settled.add(reading.get("t").getAsLong() / 1_000_000);
                    }
                    stable = now;
                }
            }
        }
        return settled;
    }
}
