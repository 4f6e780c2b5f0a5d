package dev.carthal.scale.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.KitClock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.simulator.scale.ScriptedScale;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The driver with the transmitters that the scale simulator plays, which were written from the manuals alone.
final class SimulatedTransmitterTests {
    private static final Duration LONG = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({"modbus, laumas", "modbus-dini-argeo, dini-argeo"})
    void aSimulatedTransmitterIsReadWithItsMap(String protocol, String map) throws Exception {
        try (ScriptedScale far = ScriptedScale.speaking(protocol)) {
            DeviceConfig config = DeviceConfig.of("scale/basket", Map.of("port", far.path(), "map", map));
            try (Scale scale = new ModbusScaleDriver().open(DeviceContext.of(config, new KitClock().after(LONG)))) {
                far.show(-1_250_000);
                Reading below = reading(scale);
                assertThat(below.indication().orElseThrow()).hasToString("-1.250 kg");
                assertThat(below.flags()).contains(Flag.STABLE);
                far.overload();
                Reading over = reading(scale);
                assertThat(over.indication()).isEmpty();
                assertThat(over.flags()).contains(Flag.OVERLOAD);
            }
        }
    }

    private static Reading reading(Scale scale) throws Exception {
        while (true) {
            if (scale.next(LONG) instanceof Next.Item<Reading>(var reading)) {
                return reading;
            }
        }
    }
}
