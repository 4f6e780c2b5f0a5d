package dev.carthal.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.launcher.LaunchException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In a real Felix.
class CartTests {
    private static final long LONG = 30_000;

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Cart start(String feature, Map<String, String> variables, Set<String> without)
            throws IOException, LaunchException {
        Image image = Image.open(new TestImage(folder).assemble(feature));
        return Cart.start(image, new Launch(variables, without, data()), new Timeline());
    }

    @Test
    void anImageIsUpWhenAllThatItNeedsIsThere() throws Exception {
        try (Cart cart = start(TestImage.FEATURE, Map.of(), Set.of())) {
            assertThat(cart.awaitUp(LONG)).isTrue();

            assertThat(cart.timeline().phases())
                    .containsOnlyKeys("checked", "framework", "moody", "bundles", "services")
                    .extractingByKey("services", InstanceOfAssertFactories.LONG)
                    .isPositive();
            assertThat(data().resolve("logs/cart.log")).isNotEmptyFile();
        }
    }

    @Test
    void aPartThatIsLeftOutIsNotWaitedFor() throws Exception {
        try (Cart cart = start(TestImage.FEATURE, Map.of(), Set.of("moody"))) {
            assertThat(cart.awaitUp(LONG)).isTrue();

            assertThat(cart.timeline().phases()).doesNotContainKey("moody");
        }
    }

    @Test
    void aComponentThatRefusesItsConfigurationIsTheUsersFaultAndSaysWhy() throws Exception {
        try (Cart cart = start(TestImage.FEATURE, Map.of("mood", "bad"), Set.of())) {
            assertThatThrownBy(() -> cart.awaitUp(LONG))
                    .isInstanceOf(LaunchException.class)
                    .hasMessage("mood must be good: mood=bad")
                    .extracting("fault")
                    .isEqualTo(Fault.USER);
        }
    }

    @Test
    void aComponentThatBreaksIsOurFault() throws Exception {
        try (Cart cart = start(TestImage.FEATURE, Map.of("mood", "broken"), Set.of())) {
            assertThatThrownBy(() -> cart.awaitUp(LONG))
                    .hasMessage("moody failed: java.lang.IllegalStateException: on fire")
                    .extracting("fault")
                    .isEqualTo(Fault.OURS);
        }
    }

    @Test
    void whatIsStillMissingIsNamedWhenTheTimeIsUp() throws Exception {
        String feature = TestImage.FEATURE.replace("(component.name=moody)\", \"part\"", "(never=there)\", \"part\"");
        try (Cart cart = start(feature, Map.of(), Set.of())) {
            assertThat(cart.awaitUp(200)).isFalse();
            assertThat(cart.missing()).containsExactly("the moody one");
        }
    }

    @Test
    void aFaultThatStaysEndsTheBootThoughAllIsThere() throws Exception {
        try (Cart cart = start(TestImage.FEATURE, Map.of("mood", "faulty"), Set.of())) {
            assertThatThrownBy(() -> cart.awaitUp(LONG))
                    .hasMessage("mood: must be good")
                    .extracting("fault")
                    .isEqualTo(Fault.USER);
        }
    }

    @Test
    void overridesInTheDataFolderWinOverTheImage() throws Exception {
        Files.createDirectories(data().resolve("config"));
        Files.writeString(data().resolve("config/mine.json"), "{\"moody~one\": {\"mood\": \"bad\"}}");
        try (Cart cart = start(TestImage.FEATURE, Map.of(), Set.of())) {
            assertThatThrownBy(() -> cart.awaitUp(LONG)).hasMessage("mood must be good: mood=bad");
        }
    }

    @Test
    void aFileThatIsNotWhatTheLockSaysIsRefusedBeforeAnythingStarts() throws Exception {
        Path image = new TestImage(folder).assemble(TestImage.FEATURE);
        Path extra = image.resolve("extra.txt");
        String expected = Digest.of(extra);
        Files.writeString(extra, "changed\n");

        assertThatThrownBy(() -> Cart.start(Image.open(image), new Launch(Map.of(), Set.of(), data()), new Timeline()))
                .hasMessage("digest must be " + expected + " as the lock says: file=" + extra + ", sha256="
                        + Digest.of(extra) + "; build the image again with ./cart build");
        assertThat(data()).doesNotExist();
    }

    @Test
    void aBundleThatDoesNotResolveSaysWhatItLacks() throws Exception {
        String feature = TestImage.FEATURE
                .replace("{\"id\": \"test:log:1\"},", "")
                .replace("\"test:configadmin:1\", \"start-order\": 0", "\"test:log:1\"");
        assertThatThrownBy(() -> start(feature, Map.of(), Set.of()))
                .hasMessageStartingWith("the image has configurations and no ConfigurationAdmin: image=");
    }

    @Test
    void whatWasSwappedInAndDoesNotStartMakesRoomForTheImagesOwn() throws Exception {
        Path overlay = Files.createDirectories(data().resolve("overlay"));
        Path jar = TestImage.bundle(overlay.resolve("new"), "moody", "not.there");
        String sha256 = Digest.of(jar);
        Files.move(jar, overlay.resolve(sha256 + ".jar"));
        Files.writeString(overlay.resolve("overlay.json"), """
                {"format": 1, "slots": {}, "bundles":
                  [{"name": "moody", "version": "2.0.0", "sha256": "SHA", "replaces": true}]}
                """.replace("SHA", sha256));
        try (Cart cart = start(TestImage.FEATURE, Map.of(), Set.of())) {
            assertThat(cart.awaitUp(LONG)).isTrue();
        }
        assertThat(Files.readString(data().resolve("logs/cart.log")))
                .contains(
                        "moody 2.0.0, swapped in before this start, is not used, the image's own is: it does not start");
    }

    @Test
    void assemblingTwiceGivesTheSameLock() throws Exception {
        Path lock = new TestImage(folder).assemble(TestImage.FEATURE).resolve("lock.json");
        String first = Files.readString(lock);

        new TestImage(folder).assemble(TestImage.FEATURE);

        assertThat(lock).hasContent(first);
    }

    @Test
    void aBundleThatTheBuildDoesNotHaveIsNamed() {
        String feature = TestImage.FEATURE.replace("test:log:1", "test:log:2");
        assertThatThrownBy(() -> new TestImage(folder).assemble(feature))
                .hasMessage("the build has no such bundle: id=test:log:2, it has versions [1] of it;"
                        + " change the feature or the pom");
    }

    @Test
    void theDataFolderIsForItsOwnerOnly() throws Exception {
        try (DataFolder held = DataFolder.hold(data())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(held.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void oneCartRunsOnADataFolder() throws Exception {
        try (DataFolder _ = DataFolder.hold(data())) {
            assertThatThrownBy(() -> DataFolder.hold(data()))
                    .hasMessage("another cart runs on this data folder: data=" + data()
                            + "; stop it, or give --data another folder");
        }
        DataFolder.hold(data()).close();
    }

    @Test
    void aFileIsNoDataFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.hold(file))
                .hasMessage("data must be a folder: data=" + file + "; give --data a folder");
    }
}
