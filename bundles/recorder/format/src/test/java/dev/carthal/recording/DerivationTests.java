package dev.carthal.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivationTests {
    private static final SortedMap<String, Article> ARTICLES = new TreeMap<>(
            Map.of("Banana", new Article("banana", 180_000, 20_000), "Oatly", new Article("oatly", 1_050_000, 3_000)));

    @TempDir
    Path temp = Path.of("");

    private Path photo(String name) throws IOException {
        Path file = temp.resolve("photos").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private Recording derived(String name, long seed) throws RecordingException, IOException {
        Path base = temp.resolve("base");
        Recording sample = Recording.open(Files.exists(base) ? base : Samples.write(base));
        Path out = temp.resolve(name);
        Derivation.photos(sample, temp.resolve("photos"), ARTICLES, new Derivation.Order(seed, out));
        return Recording.open(out);
    }

    @Test
    void showsEachPhotographAfterTheEndOfTheBase() throws Exception {
        Path second = photo("Oatly/b.jpg");
        Path first = photo("fruit/Banana/a.PNG");
        photo("fruit/Banana/notes.txt");
        Recording recording = derived("out", 1);
        List<Path> shown = RecordingTests.all(recording.frames("camera/left")).stream()
                .map(next -> ((Next.Item<FrameLine>) next).value())
                .filter(frame -> frame.nanos() >= 1_000)
                .map(FrameLine::media)
                .distinct()
                .toList();
        assertThat(shown).containsExactly(recording.folder().resolve("rest.jpg"), second, first);
    }

    @Test
    void putsInWhatThePhotographsShow() throws Exception {
        photo("Banana/a.jpg");
        photo("Banana/b.jpg");
        photo("Oatly/a.jpg");
        Recording recording = derived("out", 1);
        assertThat(recording.truth())
                .containsExactly(
                        new ExpectedItem("yoghurt", 2), new ExpectedItem("banana", 2), new ExpectedItem("oatly", 1));
        List<Reading> readings = RecordingTests.all(recording.readings("scale/basket")).stream()
                .filter(next -> next instanceof Next.Item<Reading>)
                .map(next -> ((Next.Item<Reading>) next).value())
                .toList();
        assertThat(readings.getLast().usable()).isTrue();
        long added = readings.getLast().indication().orElseThrow().milligrams() - 1_250_000;
        assertThat(added).isBetween(1_410_000L - 90_000, 1_410_000L + 90_000);
        assertThat(readings.stream().filter(r -> r.flags().contains(Flag.MOTION)))
                .hasSizeGreaterThan(9);
    }

    @Test
    void drawsTheSameWeightsFromTheSameSeed() throws Exception {
        photo("Banana/a.jpg");
        Path readings = derived("a", 7).folder().resolve("scale-basket.jsonl");
        assertThat(derived("b", 7).folder().resolve("scale-basket.jsonl")).hasSameBinaryContentAs(readings);
        assertThat(Files.readString(derived("c", 8).folder().resolve("scale-basket.jsonl")))
                .isNotEqualTo(Files.readString(readings));
    }

    @Test
    void refusesAClassThatNobodyKnowsAndLeavesNothing() throws Exception {
        Path file = photo("Durian/a.jpg");
        assertThatThrownBy(() -> derived("out", 1))
                .isInstanceOf(RecordingException.class)
                .hasMessage(file
                        + ": its folder must be named like a class of the catalogue (Banana, Oatly): class=Durian");
        assertThat(temp.resolve("out.partial")).doesNotExist();
    }

    @Test
    void refusesAFolderWithoutPhotographs() throws Exception {
        Files.createDirectories(temp.resolve("photos"));
        assertThatThrownBy(() -> derived("out", 1))
                .isInstanceOf(RecordingException.class)
                .hasMessage(temp.resolve("photos") + ": must hold photographs (.jpg, .jpeg, .png, .webp, .bmp)");
    }

    @Test
    void makesOneTrackOfStills() throws Exception {
        Path picture = photo("x.jpg");
        Path missing = temp.resolve("missing.jpg");
        Derivation.stills(List.of(picture, missing), "camera/stills", temp.resolve("out"));
        assertThat(RecordingTests.all(Recording.open(temp.resolve("out")).frames("camera/stills")))
                .containsExactly(
                        Next.item(new FrameLine(0, 0, picture, 0)),
                        Next.item(new FrameLine(1, 100_000_000, missing, 0)));
    }
}
