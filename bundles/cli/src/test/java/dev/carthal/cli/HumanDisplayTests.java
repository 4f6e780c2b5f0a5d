package dev.carthal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HumanDisplayTests {
    private static final String BASKET = "{currency: EUR, lines: [], totalMinor: 0}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
    private final HumanDisplay display = new HumanDisplay(console, new Empty());

    private record Empty() implements HumanDisplay.Source {
        @Override
        public JsonObject ask(String command) {
            return json(BASKET);
        }

        @Override
        public Map<String, Long> phases() {
            return Map.of();
        }
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private void slot(String state, String reason) throws Exception {
        display.event(json(
                "{event: slot, at: 1500, slot: 'scale/basket', state: '" + state + "', reason: '" + reason + "'}"));
    }

    private List<String> shown() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aSlotThatComesUpIsNoNews() throws Exception {
        slot("STARTING", "opening");
        slot("READY", "");
        slot("ENDED", "the recording is over");
        assertThat(shown()).isEmpty();
    }

    @Test
    void aSlotThatIsNotAsItShouldBeIsToldAndThatItIsAgain() throws Exception {
        slot("LOST", "unplugged");
        slot("STARTING", "opening");
        slot("READY", "");
        slot("READY", "");
        assertThat(shown())
                .containsExactly(
                        "  0:01.500  slot      scale/basket is LOST: unplugged",
                        "  0:01.500  slot      scale/basket is READY");
    }

    @Test
    void aNoticeIsTold() throws Exception {
        display.event(json("{event: notice, at: 0, text: 'what was swapped in is damaged'}"));
        assertThat(shown()).containsExactly("  0:00.000  notice    what was swapped in is damaged");
    }

    @Test
    void theBasketIsHeldAgainstTheTruthWhenTheRecordingIsOver() throws Exception {
        JsonObject summary = json("{basket: " + BASKET
                + ", truth: {match: false, expected: [{sku: milk, quantity: 2}, {sku: ginger, quantity: 1}]}}");
        display.summary(summary);
        assertThat(shown()).noneMatch(line -> line.startsWith("That is"));
        slot("ENDED", "the recording is over");
        display.summary(summary);
        assertThat(shown().getLast()).isEqualTo("That is not what is in the cart: 2 milk, 1 ginger");
    }
}
