package dev.carthal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScalesTests {
    private final List<Row> rows = new ArrayList<>();

    @Test
    void noDialectAllocatesUpToItsSink() throws IOException {
        DialectBench.run(1, 1_000, rows::add);
        assertThat(rows)
                .filteredOn(row -> row.unit().equals("bytes/frame"))
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.ours() != null && row.ours() < 1); // what the measuring itself allocates
    }

    @Test
    void whatIsCalledStableAfterAStepIsRightAndSoon() {
        StepBench.run(rows::add);
        assertThat(rows)
                .filteredOn(row -> row.holds() != null)
                .hasSize(4)
                .allMatch(row -> Boolean.TRUE.equals(row.holds()));
    }
}
