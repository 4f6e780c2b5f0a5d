package dev.carthal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/// What does not depend on how fast the machine is.
@Timeout(120)
final class UnplugTests {
    @Test
    void aScaleThatWasUnpluggedReadsAgainAndLeavesNothing(@TempDir Path folder)
            throws IOException, BundleException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        UnplugBench.run(folder, 1, rows::add);
        assertThat(rows)
                .filteredOn(row -> row.name().endsWith(" left"))
                .hasSize(2)
                .allMatch(row -> Boolean.TRUE.equals(row.holds()));
        assertThat(rows).filteredOn(row -> row.unit().equals("ms")).hasSize(4);
    }
}
