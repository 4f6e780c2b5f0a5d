package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running cart records is a recording like any other.
class RecordTests {
    @TempDir
    private Path folder;

    @Test
    void whatIsRecordedOfARunningCartGivesItsBasketAgain() throws Exception {
        CartScript cart = CartScript.built(folder);
        Tape.copy(folder.resolve("played")).cutAt(15);

        record(cart);

        JsonObject truth = CartScript.parse(Files.readString(folder.resolve("out/truth.json")));
        assertThat(truth.getAsJsonArray("expected")).isNotEmpty();
        List<JsonObject> lines = cart.run("evaluate", "out", "--json").json();
        assertThat(lines.getFirst())
                .hasToString("{\"recording\":\"out\",\"exact\":true,\"precision\":1.0,\"recall\":1.0}");
        assertThat(lines.getLast().getAsJsonObject("summary"))
                .hasToString("{\"recordings\":1,\"exact\":1,\"precision\":1.0,\"recall\":1.0}");
        assertThat(cart.run("evaluate", "played").refusal(2)) // nobody said what is in the cart when it was cut
                .startsWith("played: has no truth to compare a basket with");
    }

    /// Until the tape is over: whatever the cart concludes is concluded then.
    private static void record(CartScript cart) throws Exception {
        try (CartScript.Running running = cart.start("run", "demo", "--no-page", "--json", "--recording", "played")) {
            running.await("event", "boot");
            try (CartScript.Running recording = cart.start("record", "out")) {
                while (!running.await("event", "slot")
                        .get("state")
                        .getAsString()
                        .equals("ENDED")) {}
                recording.interrupt();
                assertThat(recording.end().status()).isZero();
            }
            assertThat(cart.run("stop").status()).isZero();
            assertThat(running.end().status()).isZero();
        }
    }
}
