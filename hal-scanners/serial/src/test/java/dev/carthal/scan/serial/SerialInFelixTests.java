package dev.carthal.scan.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.scan.ScannerDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SerialInFelixTests {
    @Test
    void theDriverIsThereAndFindsItsLibrary(@TempDir Path storage) throws Exception {
        try (RealFelix felix = new RealFelix(storage, "com.fazecast.jSerialComm", "dev.carthal.scanner-serial")) {
            ScannerDriver driver = felix.service(ScannerDriver.class, "(driver=serial)");
            String port = storage.resolve("nowhere").toString();
            DeviceConfig config = DeviceConfig.of("scanner/basket", Map.of("port", port));
            assertThatThrownBy(() -> driver.open(DeviceContext.of(config, new KitClock().after(Duration.ofSeconds(5)))))
                    .hasMessageContaining(port)
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
        }
    }
}
