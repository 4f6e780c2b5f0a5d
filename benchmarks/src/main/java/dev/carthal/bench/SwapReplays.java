package dev.carthal.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Play the begin of the demo again and again, each time with one swap of every kind at an instant that a seed says,
/// and see whether the basket is the one without swaps. Time runs on while an exclusive device is away.
final class SwapReplays {
    private static final List<String> KINDS =
            List.of("camera-replay", "scale-replay", "scanner-camera", "backend-onnx", "model-grocery");
    private static final List<String> STREAMS = List.of("camera/basket-left", "camera/basket-right", "scale/basket");
    private static final int SECONDS = 22;
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";
    /// A swap begins so long before the end that all of them are over by then.
    private static final int LAST_MS = SECONDS * 1000 - 11_000;

    private final Path folder;
    private final Path recording;
    private final AtomicInteger done = new AtomicInteger();

    private SwapReplays(Scratch scratch) throws IOException {
        folder = scratch.folder("replays");
        recording = new Cutting(SECONDS)
                .cut(Child.home().resolve("bundles/images/target/images/demo/recording"), folder.resolve("recording"));
    }

    /// How one ended.
    ///
    /// @param articles what is in the basket, without weights: the mean of other readings is another one
    private record Played(JsonArray articles, List<Long> weightsMg, long samples, List<String> results) {
        boolean isWhole() {
            return results.size() == KINDS.size() && results.stream().allMatch("swapped"::equals);
        }
    }

    static void run(int count, Scratch scratch) throws IOException, InterruptedException {
        SwapReplays replays = new SwapReplays(scratch);
        Played without = replays.play("without", new JsonObject());
        List<Future<Played>> plays = new ArrayList<>();
        try (ExecutorService carts =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int i = 1; i <= count; i++) {
                long seed = i;
                plays.add(carts.submit(() -> {
                    Played played = replays.play("seed-" + seed, replays.swaps(seed));
                    Progress.of("replay with swaps", replays.done.incrementAndGet(), count);
                    return played;
                }));
            }
        }
        replays.tell(without, plays);
    }

    private void tell(Played without, List<Future<Played>> plays) throws InterruptedException {
        int equal = 0;
        long lost = 0;
        long least = Long.MAX_VALUE;
        long heavier = 0;
        for (int i = 0; i < plays.size(); i++) {
            Optional<Played> played = get(plays.get(i));
            if (played.isEmpty()) {
                continue; // it does not count as equal
            }
            Played with = played.get();
            if (with.isWhole() && with.articles().equals(without.articles())) {
                equal++;
                for (int line = 0; line < without.weightsMg().size(); line++) {
                    heavier = Math.max(
                            heavier,
                            Math.abs(without.weightsMg().get(line)
                                    - with.weightsMg().get(line)));
                }
            } else {
                System.err.println("seed " + (i + 1) + ": swaps " + with.results() + ", basket " + with.articles());
            }
            lost += without.samples() - with.samples();
            least = Math.min(least, without.samples() - with.samples());
        }
        String note = plays.size() + " seeds, each with a swap of " + String.join(", ", KINDS) + " in " + SECONDS
                + " s of the demo; " + without.articles().size() + " lines in the basket";
        Row.print(Row.of("replays whose basket is the one without swaps", equal, "", note)
                .atLeast(plays.size()));
        Row.print(Row.of("frames and readings lost in all of them", (double) lost, "", note)
                .atLeast(1));
        Row.print(Row.of("frames and readings lost in each at least", (double) least, "", note)
                .atLeast(1));
        Row.print(Row.of("a line's weight differs at most by", (double) heavier, "mg", note));
    }

    private static Optional<Played> get(Future<Played> play) throws InterruptedException {
        try {
            return Optional.of(play.get());
        } catch (ExecutionException e) {
            System.err.println(e.getCause());
            return Optional.empty();
        }
    }

    private JsonObject swaps(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Path jars = Files.createDirectory(folder.resolve("jars-" + seed));
        JsonArray swaps = new JsonArray();
        for (String kind : KINDS) {
            Path jar = ofImage(kind).as("1.2." + seed, jars.resolve(kind + ".jar"));
            swaps.add(random.nextInt(500, LAST_MS) + " " + jar);
        }
        JsonObject configuration = new JsonObject();
        JsonObject rehearsal = new JsonObject();
        rehearsal.add("swaps", swaps);
        configuration.add("dev.carthal.rehearsal", rehearsal);
        for (String slot : STREAMS) {
            JsonObject settle = new JsonObject();
            settle.addProperty("slot.settle.ms", random.nextInt(50, 501));
            configuration.add("dev.carthal.slot~" + slot.replace('/', '-'), settle);
        }
        return configuration;
    }

    private static Rebuilt ofImage(String artifact) throws IOException {
        try (Stream<Path> files = Files.list(Child.home().resolve("bundles/images/target/images/demo/bundles"))) {
            return new Rebuilt(
                    files.filter(file -> file.getFileName().toString().matches(artifact + "-\\d.*"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private Played play(String name, JsonObject configuration) throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve(name));
        Files.writeString(
                Files.createDirectory(data.resolve("config")).resolve("swaps.json"), configuration.toString());
        List<String> results = new ArrayList<>();
        JsonObject summary = new JsonObject();
        List<String> command = Child.cart(
                "run", "demo", "--once", "--json", "--speed", "max", "--no-page", "--recording", recording.toString());
        command.addAll(List.of("--data", data.toString()));
        command.addAll(0, List.of("env", "CART_JAVA_OPTS=" + SHORT_LIVED));
        Child.run(command, (line, _) -> {
            JsonObject event = JsonParser.parseString(line).getAsJsonObject();
            if (event.has("result")) {
                results.add(event.get("result").getAsString());
            } else if (event.has("summary")) {
                summary.add("summary", event.get("summary"));
            }
        });
        return played(summary.getAsJsonObject("summary"), results);
    }

    private static Played played(JsonObject summary, List<String> results) {
        JsonArray articles = summary.getAsJsonObject("basket").getAsJsonArray("lines");
        List<Long> weights = new ArrayList<>();
        for (JsonElement line : articles) {
            weights.add(line.getAsJsonObject().remove("weightMg").getAsLong());
            line.getAsJsonObject().remove("why"); // it says the weight in words
        }
        long samples = 0;
        for (String slot : STREAMS) {
            samples += summary.getAsJsonObject("slots")
                    .getAsJsonObject(slot)
                    .get("consumed")
                    .getAsLong();
        }
        return new Played(articles, weights, samples, results);
    }
}
