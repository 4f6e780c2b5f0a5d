package com.example.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.weight.ScaleDriver;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundle resolves, and Declarative Services makes the driver.
class AcmeInFelixTests {
    @Test
    void theDriverIsThere(@TempDir Path storage) throws Exception {
        try (RealFelix felix = new RealFelix(storage, "dev.carthal.scale-acme")) {
            ScaleDriver driver = felix.service(ScaleDriver.class, "(driver=acme)");
            assertThat(driver.identify(DeviceConfig.of("scale/basket", Map.of("path", "/sys/weight")))
                            .name())
                    .isEqualTo("/sys/weight");
        }
    }
}
