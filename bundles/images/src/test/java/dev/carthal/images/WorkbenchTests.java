package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.carthal.simulator.converter.IioFolder;
import dev.carthal.simulator.scanner.RunningScanner;
import dev.carthal.simulator.scanner.ScannerOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image for a bench, from cells that nobody has calibrated to a scale that says by what it weighs, and a scanner
/// that
/// is plugged in later.
class WorkbenchTests {
    @TempDir
    private Path folder;

    private CartScript.Running running;

    @BeforeEach
    void run() throws IOException {
        running = CartScript.built(folder)
                .start(
                        "run",
                        "workbench",
                        "--json",
                        "--set",
                        "scale.driver=hx711",
                        "--set",
                        "scale.chips=iio:device0",
                        "--set",
                        "sys=" + folder.resolve("sys"),
                        "--set",
                        "scanner.port=" + folder.resolve("scanner"));
    }

    @AfterEach
    void end() {
        running.close();
    }

    private void awaitState(String slot, String state) throws IOException {
        JsonObject event = running.await("event", "slot");
        while (!event.get("slot").getAsString().equals(slot)
                || !event.get("state").getAsString().equals(state)) {
            event = running.await("event", "slot");
        }
    }

    private String why(String slot) throws IOException {
        return ControlLine.ask(data(), "{command: why, slot: '" + slot + "'}")
                .getAsJsonArray("why")
                .toString();
    }

    private Path data() {
        return folder.resolve("carthal");
    }

    private static ScannerOptions scanner(Path link) {
        return new ScannerOptions(
                "generic", link, List.of("4006381333931"), Duration.ofDays(1), Duration.ofSeconds(2), List.of());
    }

    @Test
    void cellsAreCalibratedIntoTheRunningCartAndWhatIsPluggedInHeals() throws Exception {
        IioFolder chip = new IioFolder(folder.resolve("sys"), 0);
        chip.convert(1_000);
        Path link = folder.resolve("scanner");
        running.await("event", "boot");
        assertThat(why("scale/basket"))
                .contains("FAULT", "there must be a cell for each chip: chips=iio:device0, of which 0 are calibrated");
        assertThat(why("scanner/hand")).contains("LOST", link.toString());

        try (RunningScanner _ = RunningScanner.start(scanner(link))) {
            awaitState("scanner/hand", "READY");
        }
        awaitState("scanner/hand", "LOST");

        assertThat(calibrate(chip)).endsWith("\"cart\":\"scale/basket is opened again with it\"}");
        awaitState("scale/basket", "READY");
        Path file = data().resolve("calibration/scale-basket.calibration");
        String digest = Files.readAllLines(file).getLast();
        assertThat(why("scale/basket")).contains("its calibration is version 1 of ", digest, file.toString());

        refusesAChanged(file, digest);
    }

    private void refusesAChanged(Path file, String digest) throws IOException {
        Files.writeString(file, Files.readString(file).replace("span.mg=5", "span.mg=6"));
        ControlLine.ask(data(), "{command: reopen, slot: 'scale/basket'}");
        awaitState("scale/basket", "FAULT");
        assertThat(why("scale/basket")).contains("FAULT", "expected " + digest + ", found sha256=");
    }

    /// {@return the last line that it says}
    private String calibrate(IioFolder chip) throws Exception {
        try (CartScript.Running calibration = CartScript.built(folder)
                .startTalking(
                        "scale",
                        "calibrate",
                        "--protocol",
                        "hx711",
                        "--port",
                        "iio:device0",
                        "--set",
                        "rate=80",
                        "--set",
                        "sys=" + folder.resolve("sys"),
                        "--samples",
                        "2",
                        "--span",
                        "5kg",
                        "--json")) {
            Writer person = calibration.process().outputWriter();
            for (int counts : new int[] {1_000, 401_000}) {
                calibration.await("of", "2");
                chip.convert(counts);
                person.write("\n");
                person.flush();
            }
            CartScript.Ended ended = calibration.end();
            assertThat(ended.status()).as("%s", ended.err()).isZero();
            return ended.out().getLast();
        }
    }
}
