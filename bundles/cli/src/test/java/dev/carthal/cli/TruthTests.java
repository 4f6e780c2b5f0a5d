package dev.carthal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTests {
    private static JsonObject basket(int milks, int breads) {
        return JsonParser.parseString(
                        "{\"lines\": [{\"sku\": \"milk\", \"quantity\": %d}, {\"sku\": \"bread\", \"quantity\": %d}]}"
                                .formatted(milks, breads))
                .getAsJsonObject();
    }

    @ParameterizedTest(name = "{0} milks expected, {1} milks and {2} breads rung up")
    @CsvSource(textBlock = """
            # expected, milks, breads, exact precision recall
            0, 0, 0, true 1.0 1.0
            0, 1, 1, false 0.0 1.0
            2, 0, 0, false 1.0 0.0
            2, 2, 0, true 1.0 1.0
            2, 1, 1, false 0.5 0.5
            2, 3, 1, false 0.5 1.0
            """)
    void itemsAreComparedOneByOne(int expected, int milks, int breads, String figures) {
        Truth truth = new Truth(expected == 0 ? Map.of() : Map.of("milk", expected));

        Truth.Score score = truth.score(basket(milks, breads));

        assertThat(score.exact() + " " + score.precision() + " " + score.recall())
                .isEqualTo(figures);
    }
}
