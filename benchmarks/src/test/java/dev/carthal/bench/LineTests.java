package dev.carthal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LineTests {
    @Test
    void theSlopeIsThatOfTheStraightLineThatFitsBest() {
        Line line = new Line();
        line.add(100, 350.1);
        line.add(200, 369.9);
        line.add(300, 390.1);
        line.add(400, 409.9);
        assertThat(line.slope()).isCloseTo(0.2, within(0.001));
    }

    @Test
    void onePointHasNoSlope() {
        Line line = new Line();
        line.add(5, 1);
        assertThat(line.slope()).isZero();
    }
}
