package dev.carthal.perception;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grid.columns | 3 | grid.columns must be 4..128: grid.columns=3",
                "still.ms | 0 | still.ms must be 1..60000: still.ms=0",
                "region.margin | NaN | region.margin must be 0.0..1.0: region.margin=NaN",
                "direction.share | 2 | direction.share must be 0.0..1.0: direction.share=2.0",
                "rim | edge | rim must be top, bottom, left or right: rim=edge",
            })
    void senselessValuesAreRefused(String key, String value, String message) throws DeviceException {
        PerceptionConfig config = DeviceConfig.of("camera/test", Map.of("camera", "camera/test", key, value))
                .as(PerceptionConfig.class);
        Lookout.Telling nobody = new Lookout.Telling(_ -> {}, new Faults("camera/test"));

        assertThatThrownBy(() -> new Lookout(config, new Recognizer(config, () -> null), nobody))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
