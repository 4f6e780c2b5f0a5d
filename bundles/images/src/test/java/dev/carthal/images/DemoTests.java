package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The demo, played to its end as fast as the cart can.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTests {
    private Path folder = Path.of("");
    private CartScript cart = CartScript.built(Path.of(""));
    private List<JsonObject> lines = List.of();

    @BeforeAll
    void play(@TempDir Path fresh) throws Exception {
        folder = fresh;
        cart = CartScript.built(folder);
        lines = cart.run("run", "demo", "--once", "--speed", "max", "--port", "0", "--json")
                .json();
    }

    private List<JsonObject> events(String event) {
        return lines.stream()
                .filter(line ->
                        line.has("event") && line.get("event").getAsString().equals(event))
                .toList();
    }

    private JsonObject summary() {
        return lines.getLast().getAsJsonObject("summary");
    }

    @Test
    void theBasketIsWhatIsInTheCart() {
        assertThat(summary().getAsJsonObject("truth").get("match").getAsBoolean())
                .as("basket: %s", summary())
                .isTrue();
    }

    @Test
    void theSummaryIsTheLastLineAndTheOnlyOneThatIsNoEvent() {
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line.keySet()).contains("event", "at"));
        assertThat(summary().keySet()).containsExactly("basket", "slots", "bootMs", "truth");
    }

    @Test
    void linesHaveWeightPriceAndReason() {
        JsonObject basket = summary().getAsJsonObject("basket");
        assertThat(basket.get("currency").getAsString()).isEqualTo("EUR");
        long total = 0;
        for (JsonElement element : basket.getAsJsonArray("lines")) {
            JsonObject line = element.getAsJsonObject();
            assertThat(line.keySet()).isEqualTo(Set.of("sku", "name", "quantity", "weightMg", "priceMinor", "why"));
            total += line.get("priceMinor").getAsLong();
        }
        assertThat(total).isPositive().isEqualTo(basket.get("totalMinor").getAsLong());
    }

    @Test
    void noSlotEndsWithoutHavingDeliveredAnything() {
        JsonObject slots = summary().getAsJsonObject("slots");
        assertThat(slots.keySet())
                .containsExactlyInAnyOrder(
                        "camera/basket-left",
                        "camera/basket-right",
                        "inference/recognizer",
                        "scale/basket",
                        "scanner/basket-left",
                        "scanner/basket-right");
        assertThat(slots.entrySet())
                .allSatisfy(slot -> assertThat(slot.getValue()
                                .getAsJsonObject()
                                .get("consumed")
                                .getAsLong())
                        .as(slot.getKey())
                        .isPositive());
    }

    @Test
    void theBootIsToldOnceWithPageAndData() {
        assertThat(events("boot")).hasSize(1).allSatisfy(boot -> {
            assertThat(boot.get("page").getAsString()).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(boot.get("data").getAsString())
                    .isEqualTo(folder.resolve("carthal").toString());
        });
        assertThat(summary().getAsJsonObject("bootMs").keySet())
                .contains("total", "jvm", "framework", "bundles", "services", "firstWeight", "firstDetection");
    }

    @Test
    void aQuestionIsAskedAndAnswered() {
        JsonObject question = events("question").getFirst();
        JsonObject answer = events("answer").getFirst();
        assertThat(answer.get("id")).isEqualTo(question.get("id"));
        assertThat(question.getAsJsonArray("choices")).contains(answer.get("choice"));
    }

    @Test
    void atLeastEightThingsComeAndGo() {
        assertThat(events("put").size() + events("take").size()).isGreaterThanOrEqualTo(8);
        assertThat(events("take")).isNotEmpty();
        assertThat(events("scan")).isNotEmpty();
    }

    @Test
    void theBasketIsReadFromTheJournalWhenNoCartRuns() throws Exception {
        assertThat(cart.run("basket", "--json").json())
                .containsExactly(summary().getAsJsonObject("basket"));
    }
}
