package dev.carthal.scan.hid;

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
import dev.carthal.simulator.hid.ScannerReports;
import dev.carthal.simulator.hid.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HidScannerInFelixTests {
    private static final Duration LONG = Duration.ofSeconds(5);

    private static Scanner open(ScannerDriver driver, StandIn port) throws DeviceException, InterruptedException {
        Map<String, Object> values = Map.of(
                "device",
                "0c2e:0b07/A1",
                "dev",
                port.dev().toString(),
                "sys",
                port.sys().toString());
        return driver.open(DeviceContext.of(DeviceConfig.of("scanner/handle", values), new KitClock().after(LONG)));
    }

    @Test
    void noScanIsLostOrDoubledAcrossAReplug(@TempDir Path folder, @TempDir Path storage) throws Exception {
        try (StandIn port = StandIn.hidraw(folder, "0c2e:0b07/A1", ScannerReports.descriptor());
                RealFelix felix = new RealFelix(storage, "dev.carthal.scanner-hid")) {
            ScannerDriver driver = felix.service(ScannerDriver.class, "(driver=hid)");
            port.plug(0);
            try (Scanner scanner = open(driver, port)) {
                port.send(ScannerReports.reports("]E0", "4006381333931").getFirst());
                port.send(ScannerReports.reports("]Q0", "x".repeat(57)).getFirst()); // the cable is pulled in it
                port.unplug();
                assertThat(text(scanner)).isEqualTo("]E04006381333931");
                assertThatExceptionOfType(DeviceException.class)
                        .isThrownBy(() -> scanner.next(LONG))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
            }
            port.plug(4);
            try (Scanner scanner = open(driver, port)) {
                port.send(ScannerReports.reports("]E0", "9501101530003").getFirst());
                assertThat(text(scanner)).isEqualTo("]E09501101530003");
                assertThat(scanner.next(Duration.ofMillis(50))).isEqualTo(Next.silence());
            }
        }
    }

    private static String text(Scanner scanner) throws DeviceException, InterruptedException {
        return scanner.next(LONG) instanceof Next.Item<Scan>(var scan) ? scan.aim() + scan.text() : "nothing";
    }
}
