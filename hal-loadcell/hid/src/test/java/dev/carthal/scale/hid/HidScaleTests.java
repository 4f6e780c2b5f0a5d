package dev.carthal.scale.hid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.simulator.hid.ScaleReports;
import dev.carthal.simulator.hid.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HidScaleTests {
    private static final Duration LONG = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private StandIn port;

    @BeforeEach
    void plugIn() throws IOException {
        port = StandIn.hidraw(folder, "0922:8003/0071234", ScaleReports.descriptor());
        port.plug(0);
    }

    @AfterEach
    void putAway() throws IOException {
        port.close();
    }

    private Scale open(ScaleDriver driver, String device) throws DeviceException, InterruptedException {
        Map<String, Object> values = Map.of(
                "device",
                device,
                "dev",
                port.dev().toString(),
                "sys",
                port.sys().toString());
        return driver.open(DeviceContext.of(DeviceConfig.of("scale/basket", values), new KitClock().after(LONG)));
    }

    private static Reading next(Scale scale) throws DeviceException, InterruptedException {
        return scale.next(LONG) instanceof Next.Item<Reading>(var reading) ? reading : Reading.of(-1, 0);
    }

    @Test
    void theFirstReportMayBeOldAndIsNotUsable() throws Exception {
        try (Scale scale = open(new HidScaleDriver(), "")) {
            port.send(ScaleReports.report(4, "0.500", "kg"));
            port.send(ScaleReports.report(4, "0.500", "kg"));
            assertThat(next(scale).flags()).containsExactlyInAnyOrder(Flag.STABLE, Flag.REPEATED);
            assertThat(next(scale).usable()).isTrue();
        }
    }

    @Test
    void otherReportsOfTheScaleAreNoReadings() throws Exception {
        try (Scale scale = open(new HidScaleDriver(), "")) {
            port.send(new byte[] {4, 1, 2});
            port.send(ScaleReports.report(4, "0.500", "kg"));
            assertThat(next(scale).sequence()).isEqualTo(1);
        }
    }

    @Test
    void whatWasSentBeforeTheUnplugIsReadAndTheScaleIsFoundAgainUnderAnotherNumber() throws Exception {
        ScaleDriver driver = new HidScaleDriver();
        try (Scale scale = open(driver, "0922:8003/0071234")) {
            port.send(ScaleReports.report(4, "0.500", "kg"));
            port.unplug();
            assertThat(next(scale).indication().orElseThrow()).hasToString("0.500 kg");
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> scale.next(LONG))
                    .withMessage(port.dev().resolve("hidraw0") + " is gone: read failed with ENODEV (19)")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
        }
        port.plug(7);
        try (Scale scale = open(driver, "0922:8003/0071234")) {
            port.send(ScaleReports.report(4, "0.750", "kg"));
            assertThat(next(scale).indication().orElseThrow()).hasToString("0.750 kg");
        }
    }

    @Test
    void aSecondHolderFindsItBusy() throws Exception {
        try (Scale _ = open(new HidScaleDriver(), "")) {
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> open(new HidScaleDriver(), ""))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.BUSY));
        }
    }

    @Test
    void oneOfTwoEqualScalesMustBeNamed() throws Exception {
        try (StandIn other = StandIn.hidraw(folder, "0922:8003/0079999", ScaleReports.descriptor())) {
            other.plug(1);
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> open(new HidScaleDriver(), "0922:8003"))
                    .withMessageContaining("0922:8003/0071234")
                    .withMessageEndingWith("by its serial number or path: device=0922:8003")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
            open(new HidScaleDriver(), "0922:8003/0079999").close();
        }
    }

    @Test
    void theBundleReadsItInAContainer(@TempDir Path storage) throws Exception {
        try (RealFelix felix = new RealFelix(storage, "dev.carthal.scale-hid");
                Scale scale = open(felix.service(ScaleDriver.class, "(driver=hid)"), "0922:8003")) {
            port.send(ScaleReports.report(4, "1.250", "kg"));
            assertThat(next(scale).indication().orElseThrow()).hasToString("1.250 kg");
        }
    }
}
