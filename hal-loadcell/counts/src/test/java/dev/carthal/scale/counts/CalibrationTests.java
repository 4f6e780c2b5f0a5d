package dev.carthal.scale.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A calibration, as text and as a file.
final class CalibrationTests {
    private static final String SLOT = "scale/basket";

    @TempDir
    Path folder;

    private static Calibration version(int version) {
        return new Calibration(
                SLOT,
                version,
                Instant.parse("2026-05-04T09:30:00Z"),
                5_000_000,
                List.of(new Cell(-8_388_608, -12_500, -20_000, -10_000), Cell.of(1234, 11_900 + version)),
                new Linearisation(
                        List.of(new Linearisation.Point(0, 0), new Linearisation.Point(5_000_100, 5_000_000))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void isRefused(String text, Kind kind, String message) {
        assertThatThrownBy(() -> Calibration.parse(bytes(text)))
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(DeviceException.class))
                .extracting(DeviceException::kind)
                .isEqualTo(kind);
    }

    private static String signed(String body) {
        // The refusal tells the digest, as a person who writes such a file by hand would find it.
        try {
            Calibration.parse(bytes(body + "sha256=\n"));
            throw new AssertionError("it must be refused");
        } catch (DeviceException e) {
            return body + e.getMessage().replaceFirst(".*(sha256=[0-9a-f]{64}).*", "$1") + "\n";
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws DeviceException {
        assertThat(Calibration.parse(bytes(version(3).text()))).isEqualTo(version(3));
        assertThat(version(3).text()).startsWith("""
                format=carthal-calibration-1
                slot=scale/basket
                version=3
                at=2026-05-04T09:30:00Z
                span.mg=5000000
                cell.0.zero=-8388608
                cell.0.nanogramsPerCount=-12500
                """);
    }

    @Test
    void everyCutAndEveryChangedByteIsRefused() {
        byte[] whole = bytes(version(1).text());
        for (int i = 0; i < whole.length; i++) {
            String cut = new String(whole, 0, i, StandardCharsets.UTF_8);
            isRefused(cut, Kind.CORRUPT, "a calibration must");
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            isRefused(new String(changed, StandardCharsets.UTF_8), Kind.CORRUPT, "a calibration must");
        }
    }

    @Test
    void whatIsWholeAndUnknownIsRefused() {
        String body = version(1).text().replaceFirst("sha256=.*\n", "");
        isRefused(signed(body + "drift=3\n"), Kind.CONFIGURATION, "these keys are not known: [drift]");
        isRefused(signed(body.replace("-1\nslot", "-2\nslot")), Kind.CONFIGURATION, "format=carthal-calibration-2");
        isRefused(signed(body.replace("version=1", "version=0")), Kind.CONFIGURATION, "version=0");
        isRefused(signed(body.replace("version=1", "version=4294967297")), Kind.CONFIGURATION, "4294967297");
        isRefused(signed(body.replace("at=2026", "at=May")), Kind.CONFIGURATION, "could not be parsed");
        isRefused(signed(body.replace("span.mg", "mg")), Kind.CONFIGURATION, "there must be a line span.mg=…");
        isRefused(signed(body + "at=\n"), Kind.CONFIGURATION, "each key once: at=");
        isRefused(
                signed(body.replaceFirst("nanogramsPerCount=-12500", "nanogramsPerCount=0")),
                Kind.CONFIGURATION,
                "nanogramsPerCount=0");
    }

    @Test
    void aNewVersionReplacesTheOldOneWhichIsKept() throws DeviceException, IOException {
        Path path = folder.resolve("new").resolve("basket.calibration");
        CalibrationFile file = CalibrationFile.at(path);
        assertThat(file.latest()).isEmpty();
        file.store(version(1));
        file.store(version(2));
        file.store(version(3));
        assertThat(file.read(SLOT)).isEqualTo(version(3));
        assertThat(CalibrationFile.at(path.resolveSibling("basket.calibration.v2"))
                        .read(SLOT))
                .isEqualTo(version(2));
        try (Stream<Path> kept = Files.list(path.resolveSibling(""))) {
            assertThat(kept.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("basket.calibration", "basket.calibration.v1", "basket.calibration.v2");
        }
        assertThatThrownBy(() -> file.store(version(3))).hasMessageContaining("must follow, 4: version=3");
    }

    @Test
    void aFileThatIsNotThereOrOfAnotherSlotIsTold() throws DeviceException, IOException {
        CalibrationFile file = CalibrationFile.at(folder.resolve("c"));
        assertThatThrownBy(() -> file.read(SLOT))
                .hasMessage("the calibration must be a file: calibration=" + folder.resolve("c"));
        file.store(version(1));
        assertThatThrownBy(() -> file.read("scale/bag"))
                .hasMessage(
                        "the calibration must be of scale/bag: slot=scale/basket, calibration=" + folder.resolve("c"));
        Files.writeString(folder.resolve("c"), version(1).text().substring(40));
        assertThatThrownBy(() -> file.read(SLOT)).hasMessageEndingWith("calibration=" + folder.resolve("c"));
    }
}
