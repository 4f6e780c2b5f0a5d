package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cart that is killed, as by a power cut, in the middle of a swap, and one whose swaps were damaged since: it comes
/// up with one of old and new, and with its basket. All on one cart, which each test takes as the last has left it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwapCrashTests {
    private Path folder = Path.of("");
    private CartScript cart = CartScript.built(folder);
    private Optional<CartScript.Running> running = Optional.empty();
    private JsonObject basket = new JsonObject();
    private int version;

    @BeforeAll
    void putSomethingIn(@TempDir Path fresh) throws Exception {
        folder = fresh;
        cart = CartScript.built(folder);
        String tape = Tape.copy(folder.resolve("put")).cutAt(9).folder().toString();
        cart.run("run", "demo", "--once", "--speed", "max", "--no-page", "--json", "--recording", tape)
                .json();
        Tape.copy(folder.resolve("still")).stillAt(9);
        start();
        basket = ask("{command: basket}");
        assertThat(basket.getAsJsonArray("lines")).hasSize(1);
    }

    private void start() throws Exception {
        String tape = folder.resolve("still").toString();
        CartScript.Running started = cart.start("run", "demo", "--resume", "--no-page", "--json", "--recording", tape);
        running = Optional.of(started);
        started.await("event", "boot");
    }

    @AfterAll
    void kill() throws Exception {
        running.orElseThrow().kill();
    }

    private JsonObject ask(String request) throws IOException {
        return ControlLine.ask(folder.resolve("carthal"), request);
    }

    /// The image's own bundle under a version that was never there.
    private Path next(String artifact) throws IOException {
        return Jar.ofImage(artifact).versioned("2.0." + ++version, folder);
    }

    private CartScript.Running swap(Path jar) throws IOException {
        return cart.start("swap", jar.toString(), "--observe", "200ms", "--json");
    }

    /// {@return the version that serves, which a swap to `jar` would replace}
    private String serving(Path jar) throws IOException {
        JsonObject plan = ask("{command: plan, jar: '" + jar + "', sameVersion: true}");
        return plan.get("from").getAsString();
    }

    /// {@return the files of the overlay that count for nothing}
    private List<String> litter() throws IOException {
        Path overlay = folder.resolve("carthal/overlay");
        if (!Files.exists(overlay)) {
            return List.of();
        }
        Path list = overlay.resolve("overlay.json");
        String named = Files.exists(list) ? Files.readString(list) : "";
        try (Stream<Path> files = Files.list(overlay)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("overlay.json")
                            && !(name.endsWith(".jar") && named.contains(name.replace(".jar", ""))))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "exchange, scale-replay,  old",
        "remove,   scale-replay,  new",
        "switch,   model-grocery, old",
        "remove,   model-grocery, new",
    })
    void aCartThatIsKilledAtAStepComesUpWithOneOfOldAndNew(String step, String artifact, String which)
            throws Exception {
        Path jar = next(artifact);
        String old = serving(jar);
        try (CartScript.Running swap = swap(jar)) {
            swap.await("step", step);
            kill();
            assertThat(swap.end().status()).isEqualTo(1);
        }

        start();
        assertThat(serving(jar)).isEqualTo(which.equals("old") ? old : "2.0." + version);
        assertThat(litter()).isEmpty();
        JsonObject status = ask("{command: status}");
        assertThat(status.getAsJsonArray("notices")).isEmpty();
        assertThat(status.getAsJsonArray("slots"))
                .allSatisfy(slot -> assertThat(state(slot)).isIn("READY", "STARTING"));
        assertThat(ask("{command: basket}")).isEqualTo(basket);
    }

    private static String state(JsonElement slot) {
        return slot.getAsJsonObject().get("state").getAsString();
    }

    @Test
    void whatIsDamagedIsNotUsedAndPeopleAreTold() throws Exception {
        Path good = next("scale-replay");
        try (CartScript.Running swap = swap(good)) {
            assertThat(swap.end().status()).isZero();
        }
        kill();
        Path list = folder.resolve("carthal/overlay/overlay.json");
        String whole = Files.readString(list);
        Path jar = list.resolveSibling(Tape.sha256(good) + ".jar");
        Files.write(jar, List.of("half of it"));
        assertTheImagesOwnServes(
                good, "dev.carthal.scale-replay 2.0." + version + ", swapped in before this start, is");

        kill();
        Files.copy(good, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(list, whole.replace("\"format\":1", "\"format\":2"));
        assertTheImagesOwnServes(good, "what was swapped in before this start is not used");
        Path next = next("scale-replay");
        try (CartScript.Running swap = swap(next)) {
            assertThat(swap.end().status())
                    .as("what was damaged keeps nobody from a swap")
                    .isZero();
        }

        kill();
        start();
        assertThat(serving(next)).isEqualTo("2.0." + version);
        assertThat(ask("{command: status}").getAsJsonArray("notices")).isEmpty();
    }

    private void assertTheImagesOwnServes(Path jar, String notice) throws Exception {
        start();
        JsonObject told = running.orElseThrow().await("event", "notice");
        assertThat(told.get("text").getAsString()).startsWith(notice);
        assertThat(cart.run("status").out()).anySatisfy(line -> assertThat(line).startsWith("  notice: " + notice));
        assertThat(serving(jar)).startsWith("1.1.0");
        assertThat(ask("{command: basket}")).isEqualTo(basket);
    }
}
