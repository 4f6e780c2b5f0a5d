package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cart that runs, seen and commanded from other processes.
class RunningCartTests {
    @TempDir
    private Path folder;

    private CartScript cart = CartScript.built(Path.of(""));
    private CartScript.Running running;

    @BeforeEach
    void run() throws Exception {
        cart = CartScript.built(folder);
        running = cart.start("run", "demo", "--port", "0", "--json");
        running.await("event", "boot");
    }

    @AfterEach
    void end() {
        running.close();
    }

    @Test
    void itAnswersCommandsUntilItIsStopped() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("carthal/control.sock"))))
                .isEqualTo("rw-------");
        JsonObject status = cart.run("status", "--json").json().getFirst();
        assertThat(status.getAsJsonArray("quarantined")).isEmpty();
        assertThat(StreamSupport.stream(status.getAsJsonArray("slots").spliterator(), false)
                        .map(JsonElement::getAsJsonObject))
                .hasSize(6)
                .allSatisfy(slot -> assertThat(slot.keySet()).contains("slot", "state", "reason", "driver", "version"));
        assertThat(cart.run("why", "inference/recognizer").out().getFirst())
                .startsWith("inference/recognizer is READY (driver onnx 1.");
        assertThat(cart.run("why", "camera/nowhere").refusal(2))
                .startsWith("slot must be one of [camera/basket-left, ")
                .endsWith(": slot=camera/nowhere");
        assertThat(cart.run("basket", "--json").json().getFirst().keySet())
                .containsExactly("currency", "lines", "totalMinor");
        assertThat(cart.run("answer", "99", "milk").refusal(2)).contains("99");

        assertThat(cart.run("run", "demo", "--port", "0").refusal(2))
                .isEqualTo("another cart runs on this data folder: data=" + folder.resolve("carthal")
                        + "; stop it, or give --data another folder");

        assertThat(cart.run("stop").status()).isZero();
        assertThat(running.end().status()).isZero();
    }

    @Test
    void aCartThatWasKilledLeavesNothingInTheWayOfTheNextWhichEndsWithItsSummaryAtCtrlC() throws Exception {
        running.kill();
        assertThat(folder.resolve("carthal/control.sock")).exists();
        assertThat(cart.run("status").refusal(2))
                .startsWith("no cart runs on this data folder: data=" + folder.resolve("carthal"));

        try (CartScript.Running next = cart.start("run", "demo", "--no-page", "--json", "--resume")) {
            next.await("event", "boot");
            next.interrupt();
            CartScript.Ended ended = next.end();

            assertThat(ended.status()).as("%s", ended.err()).isZero();
            assertThat(CartScript.parse(ended.out().getLast())
                            .getAsJsonObject("summary")
                            .keySet())
                    .containsExactly("basket", "slots", "bootMs", "truth");
        }
        assertThat(folder.resolve("carthal/control.sock")).doesNotExist();
    }
}
