package dev.carthal.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carthal.hal.DeviceException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceConfigTests {
    enum Parity {
        NONE,
        EVEN_SEVEN
    }

    @interface Line {
        String port();

        int baud() default 9600;

        long read_timeout_ms() default 250;

        double tolerance() default 0.5;

        boolean exclusive() default true;

        Parity parity() default Parity.NONE;

        String[] codes() default {"EAN-13"};

        int[] pins() default {};
    }

    @interface Strange {
        Class<?> type() default Object.class;
    }

    private static Line read(Map<String, ?> values) throws DeviceException {
        Map<String, Object> all = new HashMap<>(Map.of("port", "/dev/ttyUSB0"));
        all.putAll(values);
        return DeviceConfig.of("scale/basket", all).as(Line.class);
    }

    @Test
    void aMissingKeyIsTheDefault() throws DeviceException {
        Line line = read(Map.of());
        assertThat(line.port()).isEqualTo("/dev/ttyUSB0");
        assertThat(line.baud()).isEqualTo(9600);
        assertThat(line.read_timeout_ms()).isEqualTo(250);
        assertThat(line.tolerance()).isEqualTo(0.5);
        assertThat(line.exclusive()).isTrue();
        assertThat(line.parity()).isEqualTo(Parity.NONE);
        assertThat(line.codes()).containsExactly("EAN-13");
        assertThat(line.pins()).isEmpty();
    }

    @Test
    void valuesAreReadAsTheirMembers() throws DeviceException {
        Line line = read(Map.of(
                "baud", " 19200 ",
                "read.timeout.ms", 1000L,
                "tolerance", "0.25",
                "exclusive", "false",
                "parity", "even-seven",
                "codes", List.of("EAN-8", "UPC-A"),
                "pins", new Object[] {"4", 5}));
        assertThat(line.baud()).isEqualTo(19200);
        assertThat(line.read_timeout_ms()).isEqualTo(1000);
        assertThat(line.tolerance()).isEqualTo(0.25);
        assertThat(line.exclusive()).isFalse();
        assertThat(line.parity()).isEqualTo(Parity.EVEN_SEVEN);
        assertThat(line.codes()).containsExactly("EAN-8", "UPC-A");
        assertThat(line.pins()).containsExactly(4, 5);
    }

    @Test
    void oneValueIsAListOfOne() throws DeviceException {
        assertThat(read(Map.of("codes", "EAN-8")).codes()).containsExactly("EAN-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    baud            | fast   | baud must be a whole number: baud=fast
                    baud            | 1.5    | baud must be a whole number: baud=1.5
                    baud            | 3000000000 | baud must be a whole number: baud=3000000000
                    read.timeout.ms | soon   | read.timeout.ms must be a whole number: read.timeout.ms=soon
                    tolerance       | little | tolerance must be a number: tolerance=little
                    exclusive       | yes    | exclusive must be true or false: exclusive=yes
                    parity          | odd    | parity must be one of [NONE, EVEN_SEVEN]: parity=odd
                    pins            | a      | pins must be a list: pins=a
                    """)
    void aValueThatDoesNotFitIsNamed(String key, String value, String message) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> read(Map.of(key, value)))
                .withMessage(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
    }

    @Test
    void aMissingKeyWithoutDefaultIsNamed() {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> DeviceConfig.of("scale/basket", Map.of()).as(Line.class))
                .withMessage("port is missing in the configuration of scale/basket")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
    }

    @Test
    void aMemberOfAStrangeTypeIsTheDriversFault() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        DeviceConfig.of("scale/basket", Map.of("type", "x")).as(Strange.class))
                .withMessage("a configuration member cannot be a java.lang.Class");
    }

    @Test
    void itBehavesAsAnObject() throws DeviceException {
        Line line = read(Map.of());
        assertThat(line.annotationType()).isEqualTo(Line.class);
        assertThat(line.toString()).startsWith("@Line{").contains("baud=9600");
        assertThat(line).isNotEqualTo(read(Map.of()));
    }

    @Test
    void valuesAreACopy() {
        Map<String, Object> values = new HashMap<>(Map.of("port", "a"));
        DeviceConfig config = DeviceConfig.of("scale/basket", values);
        values.put("port", "b");
        assertThat(config.values()).containsExactlyEntriesOf(Map.of("port", "a"));
        assertThat(config.slot()).isEqualTo("scale/basket");
    }

    @Test
    void aContextHandsOutItsParts() {
        DeviceConfig config = DeviceConfig.of("scale/basket", Map.of());
        Deadline deadline = new Deadline(new SetClock(0), 7);
        DeviceContext context = DeviceContext.of(config, deadline);
        assertThat(context.slot()).isEqualTo("scale/basket");
        assertThat(context.config()).isSameAs(config);
        assertThat(context.deadline()).isSameAs(deadline);
        assertThat(context.clock()).isSameAs(deadline.clock());
    }
}
