package dev.carthal.scale.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.KitClock;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModbusInFelixTests {
    private static final Duration LONG = Duration.ofSeconds(5);

    @Test
    void aDiniArgeoIsReadByTheBundleAndItsLibrary(@TempDir Path storage) throws Exception {
        try (Transmitter transmitter = new Transmitter();
                RealFelix felix = new RealFelix(
                        storage, "com.fazecast.jSerialComm", "com.ghgande.j2mod", "dev.carthal.scale-modbus")) {
            ScaleDriver driver = felix.service(ScaleDriver.class, "(driver=modbus)");
            Map<String, Object> values = Map.of("port", transmitter.line.path(), "map", "dini-argeo", "decimals", 2);
            DeviceConfig config = DeviceConfig.of("scale/basket", values);
            transmitter.hold(4, 0, 0x03E8, 0, 0, 0b110);
            try (Scale scale = driver.open(DeviceContext.of(config, new KitClock().after(LONG)))) {
                assertThat(scale.next(LONG))
                        .isInstanceOfSatisfying(
                                Next.Item.class,
                                item -> assertThat(((Reading) item.value())
                                                .indication()
                                                .orElseThrow())
                                        .hasToString("-10.00 kg"));
            }
        }
    }
}
