package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One line that names the value, what was expected and what to do; exit 2.
class BadInputTests {
    private static final Path DEMO = Path.of(System.getProperty("house.root"), "bundles/images/demo");

    @TempDir
    private Path folder;

    private CartScript cart = CartScript.built(Path.of(""));

    @BeforeEach
    void prepare() {
        cart = CartScript.built(folder);
    }

    private String refused(String... arguments) throws IOException, InterruptedException {
        return cart.run(arguments).refusal(2);
    }

    private Path recording() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("recording"));
        try (Stream<Path> files = Files.list(DEMO.resolve("recording"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    @Test
    void anImageThatThereIsNot() throws Exception {
        assertThat(refused("run", "nix"))
                .isEqualTo("there is no image of that name: image=nix, expected one of [demo, recognize]");
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
        for (String command : new String[] {"status", "why", "stop"}) {
            assertThat(refused(command))
                    .isEqualTo("no cart runs on this data folder: data=" + folder.resolve("carthal")
                            + "; start one with ./cart run demo, or give --data");
        }
        assertThat(refused("basket"))
                .isEqualTo("no cart runs on this data folder and it has no journal: data=" + folder.resolve("carthal")
                        + "; start one with ./cart run demo, or give --data");
    }

    @Test
    void aRecordingThatThereIsNot() throws Exception {
        assertThat(refused("run", "demo", "--port", "0", "--recording", "nowhere"))
                .isEqualTo(folder.toRealPath().resolve("nowhere") + ": must be the folder of a recording");
    }

    @Test
    void aTornRecording() throws Exception {
        Path track = recording().resolve("scale.jsonl");
        String text = Files.readString(track);
        Files.writeString(track, text.substring(0, text.length() / 2));

        assertThat(refused("run", "demo", "--port", "0", "--recording", "recording"))
                .contains("scale.jsonl")
                .contains("sha256");
    }

    @Test
    void aRecordingOfANewerFormat() throws Exception {
        Path manifest = recording().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"format\": ?1", "\"format\":2"));

        assertThat(refused("run", "demo", "--port", "0", "--recording", "recording"))
                .endsWith("format 2 is newer than this build reads (1): update CartHAL");
    }

    @Test
    void aCatalogueWithTheSameSkuTwice() throws Exception {
        Path catalogue = folder.resolve("catalogue.csv");
        String text = Files.readString(DEMO.resolve("catalogue.csv"));
        String row = text.lines().skip(1).findFirst().orElseThrow();
        Files.writeString(catalogue, text + row + "\n");
        override("{\"dev.carthal.basket\": {\"catalogue\": \"" + catalogue + "\"}}");

        assertThat(refused("run", "demo", "--port", "0")).contains(catalogue.toString(), "sku");
    }

    @Test
    void anOverrideThatIsNoJson() throws Exception {
        override("{");
        assertThat(refused("run", "demo", "--port", "0"))
                .startsWith("cannot be read as JSON: file=" + folder.resolve("carthal/config/test.json"));
    }

    private void override(String json) throws IOException {
        Path config = Files.createDirectories(folder.resolve("carthal/config"));
        Files.writeString(config.resolve("test.json"), json);
    }

    @Test
    void photosOfAnUnknownClass() throws Exception {
        Path photo =
                Files.createDirectories(folder.resolve("photos/Dragon-Egg")).resolve("1.png");
        Files.copy(Path.of(System.getProperty("house.root"), "models/grocery/package/golden.png"), photo);

        assertThat(refused("run", "demo", "--port", "0", "--photos", "photos")).contains("Dragon-Egg");
    }

    @Test
    void aSimulatedScaleWithALoadThatIsNone() throws Exception {
        Files.writeString(folder.resolve("load.txt"), "1 many\n");
        assertThat(refused("simulate", "scale", "--link", "scale", "--load", "load.txt"))
                .isEqualTo("load.txt:1: a line must be \"seconds milligrams\", such as \"2.5 1250000\": 1 many");
    }

    @Test
    void aRecordingWithoutACart() throws Exception {
        assertThat(refused("record", "out", "--for", "never"))
                .isEqualTo("Invalid value for option '--for' (D):"
                        + " must be a time such as 90s, 2m or PT1M30S: never; see cart help record");
    }
}
