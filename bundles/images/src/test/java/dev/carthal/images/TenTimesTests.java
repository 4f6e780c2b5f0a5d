package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole cart on the demo until its question is answered, ten times: the same recording gives the same events at
/// the same times and the same basket, however its threads run. [DemoTests] plays it to the end.
class TenTimesTests {
    /// Two carts run at once and take the processor from each other; some may use one only, some compile otherwise.
    private static final List<String> TIMINGS = List.of(
            "",
            "-XX:ActiveProcessorCount=1",
            "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=8",
            "-XX:-TieredCompilation",
            "-XX:ActiveProcessorCount=1 -XX:TieredStopAtLevel=1",
            "",
            "-XX:ActiveProcessorCount=3",
            "-XX:+UseTransparentHugePages",
            "-XX:ActiveProcessorCount=2");

    private static final Set<String> CONCLUSIONS =
            Set.of("put", "take", "scan", "question", "answer", "gap", "notice", "obstacle");

    @TempDir
    Path folder = Path.of("");

    private record Outcome(List<JsonObject> events, JsonObject basket) {}

    private Outcome play(int time) throws Exception {
        Path data = folder.resolve("data-" + time);
        List<JsonObject> lines = CartScript.built(folder)
                .with("CART_JAVA_OPTS", TIMINGS.get(time))
                .run(
                        "run",
                        "demo",
                        "--recording",
                        "played",
                        "--once",
                        "--speed",
                        "max",
                        "--no-page",
                        "--json",
                        "--data",
                        data.toString())
                .json();
        List<JsonObject> events = lines.stream()
                .filter(line -> line.has("event")
                        && CONCLUSIONS.contains(line.get("event").getAsString()))
                .toList();
        return new Outcome(events, lines.getLast().getAsJsonObject("summary").getAsJsonObject("basket"));
    }

    @Test
    void theSameRecordingGivesTheSameBasketTenTimes() throws Exception {
        Tape.copy(folder.resolve("played")).cutAt(30);
        List<Future<Outcome>> plays = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < TIMINGS.size(); i++) {
                int time = i;
                plays.add(two.submit(() -> play(time)));
            }
        }
        Outcome first = plays.getFirst().get();
        assertThat(first.basket().getAsJsonArray("lines")).hasSizeGreaterThan(3);
        assertThat(first.events()).hasSizeGreaterThan(10).anyMatch(event -> event.has("choice"));
        for (Future<Outcome> play : plays) {
            assertThat(play.get()).isEqualTo(first);
        }
    }
}
