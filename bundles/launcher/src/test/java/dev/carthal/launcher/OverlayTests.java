package dev.carthal.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aCartThatWasNeverSwappedHasNone() throws Exception {
        assertThat(Overlay.read(data).entries()).isEmpty();
    }

    @Test
    void itNamesWhatIsInstalledAndWhatStaysOut() throws Exception {
        Path jar = jar("a bundle");
        write(1, digest(jar), true);
        Overlay overlay = Overlay.read(data);
        assertThat(overlay.entries()).containsExactly(new Overlay.Entry("test.scale", jar, digest(jar), true));
        assertThat(overlay.entries().getFirst().location()).isEqualTo("overlay:" + digest(jar));
        assertThat(overlay.replaces("test.scale")).isTrue();
        assertThat(overlay.replaces("test.camera")).isFalse();
    }

    @Test
    void theImagesOwnStaysWhereSomeSlotUsesIt() throws Exception {
        write(1, digest(jar("a bundle")), false);
        assertThat(Overlay.read(data).replaces("test.scale")).isFalse();
    }

    @Test
    void whatIsDamagedOrMissingIsLeftOutAndTheImagesOwnUsed() throws Exception {
        Path jar = jar("a bundle");
        write(1, digest(jar), true);
        Files.writeString(jar, "a bundl");
        assertThat(Overlay.read(data).replaces("test.scale")).isFalse();
        Files.delete(jar);
        assertThat(Overlay.read(data).entries()).isEmpty();
    }

    @Test
    void aFormatOfTomorrowIsRefused() throws Exception {
        write(2, digest(jar("a bundle")), true);
        assertThatThrownBy(() -> Overlay.read(data))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("format must be 1")
                .hasMessageContaining("format=2");
    }
}
