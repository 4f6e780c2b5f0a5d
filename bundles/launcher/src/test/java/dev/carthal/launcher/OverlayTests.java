package dev.carthal.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTests {
    @TempDir
    Path data = Path.of("");

    private Path jar(String content) throws IOException {
        Path folder = Files.createDirectories(data.resolve("overlay"));
        Path plain = Files.writeString(folder.resolve("plain"), content);
        return Files.move(plain, folder.resolve(Digest.of(plain) + ".jar"));
    }

    private void write(int format, String sha256, boolean replaces) throws IOException {
        Files.writeString(Files.createDirectories(data.resolve("overlay")).resolve("overlay.json"), """
                {"format": FORMAT, "slots": {}, "bundles": [
                  {"name": "test.scale", "version": "1.1.0", "sha256": "SHA", "replaces": REPLACES}]}
                """.replace(
                        "FORMAT", String.valueOf(format))
                .replace("SHA", sha256)
                .replace("REPLACES", String.valueOf(replaces)));
    }

    private static String digest(Path jar) {
        return jar.getFileName().toString().replace(".jar", "");
    }

    @Test
    void aCartThatWasNeverSwappedHasNone() {
        assertThat(Overlay.read(data)).isEqualTo(new Overlay(List.of(), List.of()));
    }

    @Test
    void itNamesWhatIsInstalledAndWhatStaysOut() throws Exception {
        Path jar = jar("a bundle");
        write(1, digest(jar), true);
        Overlay overlay = Overlay.read(data);
        assertThat(overlay.entries()).containsExactly(new Overlay.Entry("test.scale", "1.1.0", jar, digest(jar), true));
        assertThat(overlay.entries().getFirst().location()).isEqualTo("overlay:" + digest(jar));
        assertThat(overlay.notices()).isEmpty();
    }

    @Test
    void whatIsDamagedOrMissingIsLeftOutAndPeopleAreTold() throws Exception {
        Path jar = jar("a bundle");
        write(1, digest(jar), true);
        Files.writeString(jar, "a bundl");
        assertThat(Overlay.read(data).entries()).isEmpty();
        assertThat(Overlay.read(data).notices())
                .containsExactly("test.scale 1.1.0, swapped in before this start, is not used, the image's own is:"
                        + " its file is damaged: file=" + jar + ", sha256=" + Digest.of(jar) + "; swap it in again");
        Files.delete(jar);
        assertThat(Overlay.read(data).entries()).isEmpty();
        assertThat(Overlay.read(data).notices().getFirst()).contains("NoSuchFileException: " + jar);
    }

    @Test
    void aFormatOfTomorrowIsNotUsedAndPeopleAreTold() throws Exception {
        write(2, digest(jar("a bundle")), true);
        assertThat(Overlay.read(data).entries()).isEmpty();
        assertThat(Overlay.read(data).notices())
                .containsExactly("what was swapped in before this start is not used, the image's own is:"
                        + " the overlay's format must be 1: file=" + data.resolve("overlay/overlay.json")
                        + ", format=2; swap it in again, or remove " + data.resolve("overlay"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"format\": 1}", "[]", "{\"format\": \"one\"}", "{\"format\": 1, \"bundles\": 7}"})
    void aFileThatIsTornIsNotUsedAndPeopleAreTold(String content) throws Exception {
        write(1, digest(jar("a bundle")), true);
        Files.writeString(data.resolve("overlay/overlay.json"), content);
        assertThat(Overlay.read(data).entries()).isEmpty();
        assertThat(Overlay.read(data).notices())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("what was swapped in before this start is not used, the image's own is: ")
                .doesNotContain("null");
    }
}
