package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import dev.carthal.simulator.scale.ScaleOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolTests {
    private static final String METATYPE = "/OSGI-INF/metatype/dev.carthal.scale.serial.SerialScaleConfig.xml";
    private static final List<String> IDS =
            Stream.of(Protocol.values()).map(protocol -> protocol.id).sorted().toList();

    @Test
    void theConfigurationListsThemAll() throws IOException {
        try (InputStream file = Objects.requireNonNull(ProtocolTests.class.getResourceAsStream(METATYPE))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String attribute = text.substring(text.indexOf("id=\"protocol\""));
            attribute = attribute.substring(0, attribute.indexOf("</AD>"));
            assertThat(Pattern.compile("value=\"([^\"]*)\"")
                            .matcher(attribute)
                            .results()
                            .map(option -> option.group(1))
                            .sorted())
                    .isEqualTo(IDS);
        }
    }

    @Test
    void theSimulatorSpeaksThemAll() {
        assertThat(ScaleOptions.protocols().stream()
                        .filter(id -> !id.startsWith("modbus"))
                        .sorted())
                .isEqualTo(IDS);
    }

    @Test
    void theSecretIsInNoMessage() {
        Map<String, Object> values = Map.of(
                "port", "/dev/null",
                "protocol", "dialog06",
                "dialog06.checksum", "1234",
                "dialog06.polynomial", "10g1");
        assertThatThrownBy(() -> SerialScaleSettings.of(
                        DeviceConfig.of("scale/basket", values).as(SerialScaleConfig.class)))
                .isInstanceOf(DeviceException.class)
                .hasMessage("dialog06.checksum and dialog06.polynomial must be four hex digits each: "
                        + "dialog06.checksum=1234, dialog06.polynomial has 4 characters");
        assertThat(new DialogSecret(0x1234, 0x1021).toString()).doesNotContain("1021", "4129");
    }

    @Test
    void theLineIsSetAsConfiguredAndElseAsIsUsual() throws DeviceException {
        assertThat(mode(Map.of("protocol", "toledo-8217"))).isEqualTo("9600 7E1");
        assertThat(mode(Map.of("protocol", "sbi", "baud", 9600, "parity", "none", "data.bits", 8)))
                .isEqualTo("9600 8N1");
    }

    private static String mode(Map<String, Object> values) throws DeviceException {
        Map<String, Object> all = new java.util.HashMap<>(values);
        all.put("port", "/dev/null");
        SerialScaleConfig config = DeviceConfig.of("scale/basket", all).as(SerialScaleConfig.class);
        return SerialScaleSettings.of(config).line().mode().toString();
    }
}
