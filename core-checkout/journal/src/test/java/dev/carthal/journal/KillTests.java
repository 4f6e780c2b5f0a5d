package dev.carthal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that writes, at instants that a seed chooses.
final class KillTests {
    @TempDir
    Path folder;

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void everyEntryThatWasAcknowledgedIsThereAfterKill() throws Exception {
        Random random = new Random(20);
        int acknowledged = 0;
        for (int round = 0; round < 10; round++) {
            Process process = writer();
            try (BufferedReader lines = process.inputReader()) {
                int killAfter = acknowledged + 1 + random.nextInt(60);
                String line;
                while ((line = lines.readLine()) != null) {
                    acknowledged = Integer.parseInt(line);
                    if (acknowledged == killAfter) {
                        // the handle: the process itself would close the stream that we still read
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            assertThat(process.waitFor()).isEqualTo(137);
            List<JournalEntry> entries = JournalTests.entriesIn(folder);
            assertThat(entries.size()).isBetween(acknowledged, acknowledged + 1);
            for (int n = 0; n < entries.size(); n++) {
                assertThat(entries.get(n)).isEqualTo(KilledWriter.entry(n + 1));
            }
            acknowledged = entries.size();
        }
    }

    @Test
    void aSecondCartOnTheSameFolderIsRefusedAndOneAfterTheKillIsNot() throws Exception {
        Process process = writer();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("1");
            assertThatThrownBy(() -> JournalTests.entriesIn(folder))
                    .isInstanceOf(JournalException.class)
                    .hasMessage(folder.resolve("journal.db")
                            + " is in use by another cart: stop that one, or choose another data folder");
            process.destroyForcibly().waitFor();
        }
        assertThat(JournalTests.entriesIn(folder)).isNotEmpty();
    }
}
