package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data folder on a disk of its own, which is full in the middle of a sale.
class FullDiskTests {
    @TempDir
    private Path folder;

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        int status = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=256m", "carthal", disk.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mount.txt").toFile())
                .start()
                .waitFor();
        Assumptions.assumeTrue(status == 0, () -> "a small disk cannot be mounted here: " + said());
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("mount.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @AfterEach
    void unmount() throws Exception {
        new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }

    @Test
    void aCartThatCannotWriteSaysThatItCannotSellAndGoesOnWhenItCan() throws Exception {
        CartScript cart = CartScript.built(folder);
        try (CartScript.Running running = cart.start("run", "demo", "--no-page", "--json", "--data", disk.toString())) {
            running.await("event", "boot");
            Path filler = disk.resolve("filler");
            fill(filler);

            assertThat(running.await("event", "obstacle").get("reason").getAsString())
                    .isEqualTo(
                            "cannot sell: " + disk.resolve("journal.db") + ": the disk is full: free some space there");
            Files.delete(filler);
            assertThat(running.await("event", "obstacle").get("reason").getAsString())
                    .isEmpty();
            assertThat(running.await("event", "put").get("sku").getAsString()).isEqualTo("oatly-oat-milk");

            running.interrupt();
            assertThat(running.end().status()).isZero();
        }
        assertThat(cart.run("basket", "--json", "--data", disk.toString())
                        .json()
                        .getFirst()
                        .getAsJsonArray("lines"))
                .isNotEmpty();
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}
