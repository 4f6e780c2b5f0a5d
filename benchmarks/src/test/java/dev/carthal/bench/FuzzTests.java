package dev.carthal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.bench.Fuzzed.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FuzzTests {
    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @Test
    void noParserDoesWhatNoneMay() throws IOException {
        List<Row> rows = new ArrayList<>();
        FuzzBench.run(1, 7, rows::add);
        assertThat(rows)
                .filteredOn(row -> row.unit().equals("findings"))
                .hasSizeGreaterThan(25)
                .allMatch(row -> Boolean.TRUE.equals(row.holds()));
    }

    @Test
    void aSeedMakesTheSameFramesAgain() throws Finding {
        List<byte[]> valid = List.of(hex("02 30 31 2e 32 35 30 0d"));
        FuzzedScale scale = new FuzzedScale("toledo-8217", valid);
        assertThat(scale.feed(3, 200)).isEqualTo(scale.feed(3, 200)).isNotEqualTo(scale.feed(4, 200));
    }

    /// What a driver would be found out by that took one protocol for another.
    @Test
    void aRuleAllowsWholeFramesOnly() {
        FrameRule cas = FrameRule.of("cas");
        assertThat(cas.allows(hex("01 02 53 20 30 30 31 32 35 30 6b 67 79 03 04")))
                .isTrue();
        assertThat(cas.allows(hex("01 02 53 20 30 30 31 32 35 31 6b 67 79 03 04")))
                .isFalse();
        assertThat(cas.allows(hex("02 53 20 30 30 31 32 35 30 6b 67 79 03 04"))).isFalse();
    }

    @Test
    void whatWasNotSentIsNotFoundOnTheLine() {
        BadLine line = BadLine.inChunks(
                new SplittableRandom(1), new Mutations(new SplittableRandom(1), List.of(hex("0a 0b 0c"))), 50);
        assertThat(line.endOf(hex("0a"), 0, 0xFF)).isEqualTo(-1);
        assertThatCode(line::readAllBytes).doesNotThrowAnyException();
        int end = line.endOf(hex("0a 0b 0c"), 0, 0xFF);
        assertThat(end).isPositive();
        assertThat(line.endOf(hex("0a 0b 0c"), end, 0xFF)).isGreaterThan(end);
    }

    @Test
    void aProtocolWithoutARuleIsNotFed() {
        assertThatThrownBy(() -> FrameRule.of("morse"))
                .hasMessage("nobody wrote down what a frame of this protocol is: protocol=morse");
    }
}
