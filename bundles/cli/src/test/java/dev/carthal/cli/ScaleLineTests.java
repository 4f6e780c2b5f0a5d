package dev.carthal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScaleLineTests {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aWeightIsShownAsItWasSent() {
        Reading reading = Reading.of(1, 0)
                .with(Flag.STABLE)
                .indicating(new Indication(new BigDecimal("1.250"), WeightUnit.KILOGRAM))
                .ofBytes(new byte[] {2, 0x31, 13});

        assertThat(ScaleLine.json(AT, reading))
                .hasToString("{\"at\":\"2026-01-02T03:04:05Z\",\"indicated\":\"1.250\",\"unit\":\"kg\","
                        + "\"weightMg\":1250000,\"flags\":[\"STABLE\"],\"raw\":\"02310d\"}");
        assertThat(ScaleLine.text(reading, 9.96)).isEqualTo("      1.250 kg  10.0/s  STABLE");
    }

    @Test
    void whereThereIsNoWeightThereIsNone() {
        Reading reading = Reading.of(1, 0).with(Flag.OVERLOAD).ofBytes(new byte[] {2});

        assertThat(ScaleLine.json(AT, reading))
                .hasToString("{\"at\":\"2026-01-02T03:04:05Z\",\"flags\":[\"OVERLOAD\"],\"raw\":\"02\"}");
        assertThat(ScaleLine.text(reading, 0)).isEqualTo("     no weight   0.0/s  OVERLOAD");
    }
}
