package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One line that names the value, what was expected and what to do; exit 2.
class BadInputTests {
    /// One data folder for all, because natives are unpacked once for each.
    @TempDir
    private static Path state;

    @TempDir
    private Path folder;

    private CartScript cart = CartScript.built(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        cart = CartScript.built(folder).with("XDG_STATE_HOME", state.toString());
        Files.createDirectories(data().resolve("config"));
    }

    @AfterEach
    void tidy() throws IOException {
        Files.deleteIfExists(data().resolve("config/test.json"));
        Files.deleteIfExists(data().resolve("journal.db"));
    }

    private static Path data() {
        return state.resolve("carthal");
    }

    private String refused(String... arguments) throws IOException, InterruptedException {
        return cart.run(arguments).refusal(2);
    }

    private String refusedRecording() throws IOException, InterruptedException {
        return refused("run", "demo", "--no-page", "--recording", "recording");
    }

    @Test
    void anImageThatThereIsNot() throws Exception {
        assertThat(refused("run", "nix"))
                .isEqualTo(
                        "there is no image of that name: image=nix, expected one of [demo, fixtures, recognize, workbench]");
    }

    @Test
    void aSpeedThatIsNone() throws Exception {
        assertThat(refused("run", "demo", "--speed", "0"))
                .isEqualTo("Invalid value for option '--speed':"
                        + " must be a number above 0, such as 1 or 2.5, or max: 0; see cart help run");
    }

    @Test
    void aPortThatIsNone() throws Exception {
        assertThat(refused("run", "demo", "--port", "70000")).isEqualTo("port must be 0..65535: port=70000");
    }

    @Test
    void aPortThatIsInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertThat(refused("run", "demo", "--port", port))
                    .startsWith("the page's port must be free: port=" + port)
                    .endsWith("give --port another one, or 0 for any that is free");
        }
    }

    @Test
    void aDataFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(refused("run", "demo", "--port", "0", "--data", file.toString()))
                .isEqualTo("data must be a folder: data=" + file + "; give --data a folder");
    }

    @Test
    void noCartWhereOneIsAsked() throws Exception {
        assertThat(refused("status"))
                .isEqualTo("no cart runs on this data folder: data=" + data()
                        + "; start one with ./cart run demo, or give --data");
        assertThat(refused("basket"))
                .isEqualTo("no cart runs on this data folder and it has no journal: data=" + data()
                        + "; start one with ./cart run demo, or give --data");
    }

    @Test
    void aRecordingThatThereIsNot() throws Exception {
        assertThat(refusedRecording()).isEqualTo(folder.resolve("recording") + ": must be the folder of a recording");
    }

    @Test
    void aTornRecording() throws Exception {
        Path track = Tape.copy(folder.resolve("recording")).file("scale.jsonl");
        String text = Files.readString(track);
        Files.writeString(track, text.substring(0, text.length() / 2));

        assertThat(refusedRecording())
                .startsWith(track + ": its SHA-256 must be ")
                .endsWith("; fetch the recording again");
    }

    @Test
    void aRecordingOfANewerFormat() throws Exception {
        Path manifest = Tape.copy(folder.resolve("recording")).file("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"format\": 1", "\"format\": 2"));

        assertThat(refusedRecording())
                .isEqualTo(manifest + ": format 2 is newer than this build reads (1): update CartHAL");
    }

    @Test
    void aRecordingWhoseClockJumpsBack() throws Exception {
        Tape tape = Tape.copy(folder.resolve("recording"));
        List<String> lines = new ArrayList<>(Files.readAllLines(tape.file("scale.jsonl")));
        lines.set(99, lines.get(99).replaceFirst("\"t\":\\d+", "\"t\":5"));
        Files.write(tape.file("scale.jsonl"), lines);
        tape.sealed();

        assertThat(refusedRecording())
                .startsWith(tape.file("scale.jsonl") + ":100: ")
                .contains("t=5");
    }

    @Test
    void aCatalogueWithTheSameSkuTwice() throws Exception {
        Path catalogue = folder.resolve("catalogue.csv");
        String text = Files.readString(House.DEMO.resolve("catalogue.csv"));
        String row = text.lines().skip(1).findFirst().orElseThrow();
        Files.writeString(catalogue, text + row + "\n");
        override("{\"dev.carthal.basket\": {\"catalogue\": \"" + catalogue + "\"}}");

        assertThat(refused("run", "demo", "--no-page"))
                .matches(Pattern.quote(catalogue.toString())
                        + ":\\d+: sku must be there once and is in line 2 too: sku=golden-delicious");
    }

    @Test
    void aKeyThatADriverDoesNotKnow() throws Exception {
        override("{\"dev.carthal.slot~camera-basket-left\": {\"frob\": 1}}");
        assertThat(refused("run", "demo", "--no-page"))
                .isEqualTo("camera/basket-left: frob is no key of camera.replay; those are frames: frob=1");
    }

    @Test
    void aTornJournal() throws Exception {
        Path journal = data().resolve("journal.db");
        Files.writeString(journal, "SQLite format 3\0torn");
        assertThat(refused("run", "demo", "--no-page", "--resume"))
                .startsWith(journal + " is damaged or no journal (")
                .endsWith(": nothing was changed; to begin a new journal, move it away: mv " + journal + " " + journal
                        + ".damaged");
        assertThat(journal).hasContent("SQLite format 3\0torn");
        assertThat(refused("basket")).startsWith("the journal cannot be read: file=" + journal + ": ");
    }

    @Test
    void anOverrideThatIsNoJson() throws Exception {
        override("{");
        assertThat(refused("run", "demo", "--no-page"))
                .startsWith("cannot be read as JSON: file=" + data().resolve("config/test.json"));
    }

    private void override(String json) throws IOException {
        Files.writeString(data().resolve("config/test.json"), json);
    }

    @Test
    void photosOfAnUnknownClass() throws Exception {
        Path photo =
                Files.createDirectories(folder.resolve("photos/Dragon-Egg")).resolve("1.png");
        Files.copy(House.ROOT.resolve("models/grocery/package/golden.png"), photo);

        assertThat(refused("run", "demo", "--no-page", "--photos", "photos")).contains("Dragon-Egg");
    }

    @Test
    void aSimulatedScaleWithALoadThatIsNone() throws Exception {
        Files.writeString(folder.resolve("load.txt"), "1 many\n");
        assertThat(refused("simulate", "scale", "--link", "scale", "--load", "load.txt"))
                .isEqualTo("load.txt:1: a line must be \"seconds milligrams\", such as \"2.5 1250000\": 1 many");
    }

    @Test
    void aSimulatedScaleWhereNothingCanBeWritten() throws Exception {
        assertThat(refused("simulate", "scale", "--link", "nowhere/scale"))
                .startsWith("the link must be where this user may write: link=nowhere/scale (");
    }

    @Test
    void aLengthThatIsNone() throws Exception {
        assertThat(refused("record", "out", "--for", "never"))
                .isEqualTo("Invalid value for option '--for':"
                        + " must be a time such as 90s, 2m or PT1M30S: never; see cart help record");
    }
}
