package dev.carthal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.DeviceException;
import dev.carthal.scale.counts.Calibration;
import dev.carthal.scale.counts.CalibrationFile;
import dev.carthal.scale.counts.Cell;
import dev.carthal.scale.counts.Linearisation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command with a scale of files, and a person who loads it and presses Enter.
class CalibrateScaleTests {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// Loads the scale each time before Enter.
    private final class Person extends InputStream {
        private final Deque<int[]> loads = new ArrayDeque<>();

        Person(int[]... loads) {
            this.loads.addAll(Arrays.asList(loads));
        }

        @Override
        public int read() throws IOException {
            int[] load = loads.poll();
            if (load == null) {
                return -1;
            }
            for (int i = 0; i < load.length; i++) {
                Files.writeString(folder.resolve("in_voltage" + i + "_raw"), load[i] + "\n");
            }
            return '\n';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = read();
            if (read >= 0) {
                bytes[offset] = (byte) read;
            }
            return read < 0 ? -1 : 1;
        }
    }

    private int calibrate(Person person, String... more) throws IOException {
        out.reset();
        err.reset();
        List<String> arguments = new ArrayList<>(List.of(
                "scale",
                "calibrate",
                "--counts",
                folder.toString(),
                "--file",
                folder.resolve("basket").toString(),
                "--rate",
                "100000",
                "--samples",
                "4"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--span")) {
            arguments.addAll(List.of("--span", "5kg"));
        }
        Console console = new Console(
                person,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        return Main.execute(console, arguments.toArray(String[]::new));
    }

    private void cells(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.writeString(folder.resolve("in_voltage" + i + "_raw"), "0");
        }
    }

    private Calibration stored() throws DeviceException {
        return CalibrationFile.at(folder.resolve("basket")).read("scale/basket");
    }

    @Test
    void oneCellIsCalibratedAndStoredWithItsSlot() throws IOException, DeviceException {
        cells(1);
        assertThat(calibrate(new Person(new int[] {1000}, new int[] {401_000}))).isZero();
        assertThat(stored().cells()).containsExactly(Cell.of(1000, 12_500_000));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "Step 1 of 2: take everything off the scale, then press Enter.", "at rest: 75 %, counts [1000]")
                .contains("Calibrated, version 1 in ", "cells 1000:12500000");
        assertThat(calibrate(new Person(new int[] {0}, new int[] {400_000}))).isZero();
        assertThat(stored().version()).isEqualTo(2);
        assertThat(folder.resolve("basket.v1")).exists();
    }

    @Test
    void fourCellsAreCalibratedByTheirCornersAndTheMiddle() throws IOException, DeviceException {
        cells(4);
        int big = 300_000;
        int small = 40_000;
        int status = calibrate(
                new Person(
                        new int[] {0, 0, 0, 0},
                        new int[] {big, small, small, small},
                        new int[] {small, big, small, small},
                        new int[] {small, small, big, small},
                        new int[] {small, small, small, big},
                        new int[] {105_000, 105_000, 105_000, 105_000}),
                "--json");
        assertThat(status).isZero();
        assertThat(stored().cells()).hasSize(4).allMatch(cell -> cell.nanogramsPerCount() == 11_904_762);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "{\"step\":2,\"of\":6,\"do\":\"put the mass on the corner of cell 1\"}",
                        "{\"step\":2,\"percent\":100,\"counts\":[300000,40000,40000,40000]}")
                .last()
                .isEqualTo("{\"file\":\"" + folder.resolve("basket")
                        + "\",\"version\":1,\"cells\":[\"0:11904762\",\"0:11904762\",\"0:11904762\",\"0:11904762\"]}");
    }

    @Test
    void aStepThatIsNotPlausibleIsToldAndAskedForAgain() throws IOException, DeviceException {
        cells(1);
        Files.writeString(folder.resolve("name"), "hx711"); // whose counts begin at the lower end
        int middle = 0x800000;
        Person person = new Person(
                new int[] {0xFFFFFF}, new int[] {middle}, new int[] {middle + 7}, new int[] {middle + 400_000});
        assertThat(calibrate(person, "--json")).isZero();
        assertThat(stored().cells()).containsExactly(Cell.of(0, 12_500_000));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "{\"step\":1,\"error\":{\"kind\":\"saturated\",\"message\":\"counts must be within the converter's range:"
                                + " cell 1 is at its end, counts=8388607\"}}")
                .contains(
                        "{\"step\":2,\"error\":{\"kind\":\"span-too-small\",\"message\":\"the mass must change the counts by"
                                + " 5000 or more: change=7\"}}");
    }

    @Test
    void whatIsEndedOrAskedForWronglyStoresNothing() throws IOException {
        cells(1);
        assertThat(calibrate(new Person(new int[] {0}))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("the calibration was ended before its last step; nothing was stored");
        assertThat(calibrate(new Person(), "--span", "5 stone")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("span must be a mass, such as 5kg or 500g: span=5 stone");
        assertThat(calibrate(
                        new Person(new int[] {0}),
                        "--counts",
                        folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("basket")).doesNotExist();
    }

    @Test
    void otherMassesMakeACellStraight() throws IOException, DeviceException {
        cells(1);
        int status = calibrate(
                new Person(new int[] {0}, new int[] {400_000}, new int[] {200_400}), "--points", "2.5kg", "--json");
        assertThat(status).as("%s", err).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .contains("{\"step\":3,\"of\":3,\"do\":\"put 2.5 kg on the scale\"}");
        assertThat(stored().linearisation().points())
                .containsExactly(
                        new Linearisation.Point(0, 0),
                        new Linearisation.Point(2_505_000_000L, 2_500_000_000L),
                        new Linearisation.Point(5_000_000_000L, 5_000_000_000L));
    }

    @Test
    void countsComeFromOneSourceAndFromBareCellsOnly() {
        Console console = new Console(new Person(), new PrintStream(out), new PrintStream(err));
        assertThat(Main.execute(console, "scale", "calibrate")).isEqualTo(2);
        assertThat(Main.execute(console, "scale", "calibrate", "--protocol", "nci"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("either --protocol or --counts must say where the counts come from")
                .contains("protocol must be one of bare cells, hx711, hx711-gpio, hx711-spi, nau7802: protocol=nci");
    }
}
