package dev.carthal.scan.wedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.simulator.hid.Keystrokes;
import dev.carthal.simulator.hid.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WedgeTests {
    private static final Duration LONG = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private Scanner open(ScannerDriver driver, StandIn port, String device, boolean grab)
            throws DeviceException, InterruptedException {
        Map<String, Object> values = Map.of(
                "device",
                device,
                "grab",
                grab,
                "dev",
                port.dev().toString(),
                "sys",
                port.sys().toString());
        return driver.open(DeviceContext.of(DeviceConfig.of("scanner/handle", values), new KitClock().after(LONG)));
    }

    @Test
    void noScanIsLostOrDoubledAcrossAReplug(@TempDir Path storage) throws Exception {
        Keystrokes keys = new Keystrokes();
        try (StandIn port = StandIn.keyboard(folder, "0c2e:0200/A1");
                RealFelix felix = new RealFelix(storage, "dev.carthal.scanner-wedge")) {
            ScannerDriver driver = felix.service(ScannerDriver.class, "(driver=wedge)");
            port.plug(5);
            try (Scanner scanner = open(driver, port, "0c2e:0200/A1", false)) {
                port.send(keys.line("4006381333931"));
                port.send(keys.text("95011")); // the cable is pulled in it
                port.unplug();
                assertThat(text(scanner)).isEqualTo("4006381333931");
                assertThatExceptionOfType(DeviceException.class)
                        .isThrownBy(() -> scanner.next(LONG))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
            }
            port.plug(6);
            try (Scanner scanner = open(driver, port, "0c2e:0200/A1", false)) {
                port.send(keys.line("9501101530003"));
                assertThat(text(scanner)).isEqualTo("9501101530003");
                assertThat(scanner.next(Duration.ofMillis(50))).isEqualTo(Next.silence());
            }
        }
    }

    private static String text(Scanner scanner) throws DeviceException, InterruptedException {
        return scanner.next(LONG) instanceof Next.Item<Scan>(var scan) ? scan.text() : "nothing";
    }

    @Test
    void whatCannotBeGrabbedIsUnsupportedAndStaysFree() throws Exception {
        try (StandIn port = StandIn.keyboard(folder, "0c2e:0200/A1")) {
            Path file = port.plug(5);
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> open(new WedgeDriver(), port, "0c2e:0200", true))
                    .withMessage(
                            "device=" + file + " for us alone cannot be opened: ioctl 80604518 failed with ENOTTY (25);"
                                    + " it is another kind of device")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
            open(new WedgeDriver(), port, "0c2e:0200", false).close();
        }
    }

    @Test
    void nobodysKeyboardIsTakenUnasked() {
        StandIn port = StandIn.keyboard(folder, "0c2e:0200/A1");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> open(new WedgeDriver(), port, "", false))
                .withMessage("device must name the scanner, or somebody's keyboard would be taken: device=");
    }

    @Test
    void aLayoutOfOnesOwnIsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("own.layout"), "# mine\n16 a A\n");
        assertThat(Layout.of(file.toString()).key(16).shifted()).contains('A');
        Files.writeString(file, "16 ab\n");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> Layout.of(file.toString()))
                .withMessage("a layout's lines must be a key code and one to three characters of ISO 8859-1: layout="
                        + file + ", line=16 ab");
    }
}
