package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle of every kind is swapped at a random instant of a replay, while time runs on: samples are lost, and the
/// basket is the same.
class RehearsalTests {
    private static final List<String> KINDS =
            List.of("camera-replay", "scale-replay", "scanner-camera", "backend-onnx", "model-grocery");
    private static final int SECONDS = 25;
    private static final long DIVISION_MG = 1_000;

    @TempDir
    private Path folder;

    private Path recording = Path.of("");

    private record Played(List<JsonObject> lines) {
        private JsonObject summary() {
            return lines.getLast().getAsJsonObject("summary");
        }

        JsonObject basket() {
            return summary().getAsJsonObject("basket");
        }

        /// Without what was weighed: the mean of other readings is another one, by less than a division.
        JsonObject articles() {
            JsonObject articles = basket().deepCopy();
            articles.getAsJsonArray("lines")
                    .forEach(line -> line.getAsJsonObject().remove("weightMg"));
            return articles;
        }

        long[] weights() {
            return basket().getAsJsonArray("lines").asList().stream()
                    .mapToLong(line -> line.getAsJsonObject().get("weightMg").getAsLong())
                    .toArray();
        }

        long samples(String slot) {
            return summary()
                    .getAsJsonObject("slots")
                    .getAsJsonObject(slot)
                    .get("consumed")
                    .getAsLong();
        }

        private Stream<JsonObject> events(String event) {
            return lines.stream()
                    .filter(line ->
                            line.has("event") && line.get("event").getAsString().equals(event));
        }

        List<String> results() {
            return events("swap")
                    .filter(line -> line.has("result"))
                    .map(line -> line.get("result").getAsString())
                    .toList();
        }

        long gaps(String slot) {
            return events("gap")
                    .filter(line -> line.get("slot").getAsString().equals(slot))
                    .count();
        }
    }

    private Played play(String name, JsonObject configuration) throws Exception {
        Path data = Files.createDirectory(folder.resolve(name));
        Files.createDirectory(data.resolve("config"));
        Files.writeString(data.resolve("config/rehearsal.json"), configuration.toString());
        return new Played(CartScript.built(data)
                .run(
                        "run",
                        "demo",
                        "--once",
                        "--speed",
                        "max",
                        "--no-page",
                        "--json",
                        "--recording",
                        recording.toString(),
                        "--data",
                        data.toString())
                .json());
    }

    private JsonObject swaps(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Path jars = Files.createDirectory(folder.resolve("jars-" + seed));
        JsonArray swaps = new JsonArray();
        for (String kind : KINDS) {
            swaps.add(random.nextInt(500, SECONDS * 1000 - 8_000) + " "
                    + Jar.ofImage(kind).versioned("2.0." + seed, jars));
        }
        JsonObject configuration = new JsonObject();
        JsonObject rehearsal = new JsonObject();
        rehearsal.add("swaps", swaps);
        configuration.add("dev.carthal.rehearsal", rehearsal);
        for (String slot : List.of("camera-basket-left", "camera-basket-right", "scale-basket")) {
            JsonObject settle = new JsonObject();
            settle.addProperty("slot.settle.ms", random.nextInt(150, 501));
            configuration.add("dev.carthal.slot~" + slot, settle);
        }
        return configuration;
    }

    @Test
    void theBasketIsTheOneWithoutSwaps() throws Exception {
        recording = Tape.copy(folder.resolve("recording")).cutAt(SECONDS).folder();
        List<Future<Played>> plays = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            plays.add(two.submit(() -> play("without", new JsonObject())));
            for (long seed = 1; seed <= 3; seed++) {
                long number = seed;
                plays.add(two.submit(() -> play("with-" + number, swaps(number))));
            }
        }
        Played without = plays.removeFirst().get();
        assertThat(without.basket().getAsJsonArray("lines")).hasSizeGreaterThan(2);
        for (Future<Played> play : plays) {
            Played with = play.get();
            assertThat(with.results()).hasSize(KINDS.size()).containsOnly("swapped");
            assertThat(with.articles()).isEqualTo((JsonElement) without.articles());
            for (int i = 0; i < without.weights().length; i++) {
                assertThat(with.weights()[i]).isCloseTo(without.weights()[i], within(DIVISION_MG));
            }
            for (String slot : List.of("camera/basket-left", "camera/basket-right", "scale/basket")) {
                assertThat(with.samples(slot)).isBetween(without.samples(slot) - 6, without.samples(slot) - 1);
                assertThat(with.gaps(slot)).isEqualTo(1);
            }
        }
    }
}
