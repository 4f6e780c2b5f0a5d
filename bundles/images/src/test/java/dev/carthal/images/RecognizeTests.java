package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognizeTests {
    private static final Path GROCERY = House.ROOT.resolve("models/grocery/package");

    @TempDir
    private Path folder;

    @Test
    void everyFileHasALineInSortedOrderAndWhatCannotBeReadSaysWhy() throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("pictures/deep"));
        Files.copy(GROCERY.resolve("golden.png"), pictures.resolve("b.png"));
        Files.copy(GROCERY.resolve("golden.png"), pictures.resolveSibling("a.png"));
        Files.writeString(pictures.resolveSibling("c.jpg"), "no picture");
        Files.writeString(pictures.resolveSibling("notes.txt"), "not looked at");

        CartScript.Ended ended = CartScript.built(folder).run("recognize", "pictures");

        assertThat(ended.status()).isEqualTo(2);
        List<JsonObject> lines = ended.out().stream().map(CartScript::parse).toList();
        assertThat(lines)
                .extracting(line -> line.get("file").getAsString())
                .containsExactly("pictures/a.png", "pictures/c.jpg", "pictures/deep/b.png");
        assertThat(lines.get(1).keySet()).containsExactly("file", "error");
        assertThat(lines.get(2).get("candidates")).isEqualTo(lines.get(0).get("candidates"));
        golden(lines.getFirst().getAsJsonArray("candidates"));
    }

    /// All classes, the best first, and those of the model's own golden picture.
    private static void golden(JsonArray candidates) throws Exception {
        List<String> labels = Files.readAllLines(GROCERY.resolve("labels.txt"));
        List<JsonObject> all = StreamSupport.stream(candidates.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
        assertThat(all)
                .extracting(candidate -> candidate.get("class").getAsString())
                .containsExactlyInAnyOrderElementsOf(labels);
        List<Double> probabilities = all.stream()
                .map(candidate -> candidate.get("probability").getAsDouble())
                .toList();
        assertThat(probabilities).isSortedAccordingTo((one, next) -> Double.compare(next, one));
        assertThat(probabilities.stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, Assertions.within(1e-4));
        JsonObject golden = CartScript.parse(Files.readString(GROCERY.resolve("golden.json")));
        assertThat(all.getFirst().get("class").getAsString())
                .isEqualTo(golden.get("top1").getAsString());
        JsonArray expected = golden.getAsJsonArray("probabilities");
        assertThat(all)
                .allSatisfy(candidate -> assertThat(candidate.get("probability").getAsDouble())
                        .isCloseTo(
                                expected.get(labels.indexOf(
                                                candidate.get("class").getAsString()))
                                        .getAsDouble(),
                                Assertions.within(golden.get("tolerance").getAsDouble())));
    }
}
