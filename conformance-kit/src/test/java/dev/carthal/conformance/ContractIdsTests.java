package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scripts/contract-ids`, on this checkout and on one that is out of step.
final class ContractIdsTests {
    private static final Path HOUSE = Path.of(System.getProperty("house.root", ".."));
    private static final Path PLACE = Path.of("src/main/java/dev/carthal/conformance");

    @TempDir
    private Path root;

    private record Verdict(int exit, String words) {}

    private static Verdict judge(Path checkout) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        HOUSE.resolve("scripts/contract-ids").toString(), checkout.toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(script.waitFor(), words);
    }

    private void write(Path file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void writeCheckout(String rules, String tests, String vices) throws IOException {
        write(Path.of("docs/contract.md"), rules);
        Path kit = Path.of("conformance-kit");
        write(kit.resolve(PLACE).resolve("StreamingRules.java"), tests);
        write(kit.resolve(PLACE).resolve("SwapRules.java"), "\n");
        for (String family : new String[] {"Camera", "Scale", "Scanner", "Inference"}) {
            write(kit.resolve(PLACE).resolve(family + "DriverRules.java"), "\n");
        }
        write(kit.resolve("src/test/java/dev/carthal/conformance/LifeVice.java"), vices);
    }

    @Test
    void theRulesAndTheKitAreInStep() throws Exception {
        assertThat(judge(HOUSE)).satisfies(verdict -> {
            assertThat(verdict.words()).endsWith(": in step\n");
            assertThat(verdict.exit()).isZero();
        });
    }

    @Test
    void whatIsOutOfStepIsListed() throws Exception {
        writeCheckout("""
                | LIF-1 | It MUST. | Why. |
                | LIF-2 | It MUST. | Why. |
                | LIF-3 | It SHOULD. | Why. |
                | LIF-4 | It will. | Why. |
                """, """
                    final void LIF_1_is() {}
                    final void LIF_1_isAgain() {}
                    final void LIF_3_is() {}
                    final void LIF_4_is() {}
                    final void LIF_9_isNew() {}
                """, "    LIF_1_IS_NOT(\"\"),\n    LIF_3_IS_NOT(\"\");\n");
        assertThat(judge(root)).isEqualTo(new Verdict(1, """
                        LIF-4 is neither MUST nor SHOULD, or both
                        LIF-2 has no test
                        LIF-9 is tested and not written down
                        LIF-1 has two tests
                        LIF-2 has no wrong subject
                        LIF-3 has a wrong subject and is no MUST
                        """));
    }
}
