package dev.carthal.scale.hx711;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.simulator.converter.IioFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Hx711InFelixTests {
    private static final Duration LONG = Duration.ofSeconds(5);

    /// The bundle has the library from counts to a weight inside.
    @Test
    void twoCellsAreWeighedByTheBundle(@TempDir Path storage) throws Exception {
        Path sys = storage.resolve("sys");
        try (IioFolder left = new IioFolder(sys, 0);
                IioFolder right = new IioFolder(sys, 1);
                RealFelix felix = new RealFelix(storage.resolve("felix"), "dev.carthal.scale-hx711")) {
            left.convert(1_000);
            right.convert(-500);
            Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
            values.put("sys", sys.toString());
            values.put("chips", List.of("iio:device0", "iio:device1"));
            values.put("cells", List.of("0:1000000000", "0:-500000000"));
            ScaleDriver driver = felix.service(ScaleDriver.class, "(driver=hx711)");
            DeviceConfig config = DeviceConfig.of("scale/basket", values);
            try (Scale scale = driver.open(DeviceContext.of(config, new KitClock().after(LONG)))) {
                assertThat(scale.next(LONG))
                        .isInstanceOfSatisfying(
                                Next.Item.class,
                                item -> assertThat(((Reading) item.value())
                                                .indication()
                                                .orElseThrow())
                                        .hasToString("1.250 kg"));
            }
        }
    }
}
