package dev.carthal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetrologyTests {
    @Test
    void aSimulatedScaleIsNowhereMoreWrongThanPermissible() {
        List<Row> rows = new ArrayList<>();
        MetrologyBench.run(rows::add);
        assertThat(rows).hasSize(22).allMatch(row -> Boolean.TRUE.equals(row.holds()));
    }
}
