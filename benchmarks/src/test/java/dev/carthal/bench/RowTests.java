package dev.carthal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowTests {
    @Test
    void aRowHasAllMembersAlsoWhereThereIsNothingToSay() {
        assertThat(Row.of("cold start", 812.34567, "ms", "").json())
                .isEqualTo("{\"name\":\"cold start\",\"ours\":812.346,\"peer\":null,\"ratio\":null,\"unit\":\"ms\","
                        + "\"better\":\"lower\",\"target\":null,\"holds\":null,\"note\":\"\"}");
    }

    @Test
    void theRatioIsOursOverThePeer() {
        assertThat(Row.of("cold start", 300, "ms", "").beside(400).ratio()).isEqualTo(0.75);
    }

    @Test
    void aTargetIsReachedOrNot() {
        assertThat(Row.of("gap", 300, "ms", "").atMost(300).holds()).isTrue();
        assertThat(Row.of("gap", 300.1, "ms", "").atMost(300).holds()).isFalse();
        assertThat(Row.of("equal", 99, "", "").atLeast(100).holds()).isFalse();
        assertThat(Row.of("equal", 99, "", "").atLeast(100).target()).isEqualTo("≥ 100");
    }

    @Test
    void aRowThatIsJudgedTwiceMustReachBoth() {
        Row twice = Row.of("gaps a swap", 2, "", "").atMost(1).atLeast(1);
        assertThat(twice.holds()).isFalse();
        assertThat(twice.target()).isEqualTo("≤ 1, ≥ 1");
        assertThat(Row.of("gaps a swap", 1, "", "").atMost(1).atLeast(1).holds())
                .isTrue();
    }

    @Test
    void whatCouldNotBeMeasuredSaysWhy() {
        Row row = Row.notRun("put to line", "ms", "the demo has no put");
        assertThat(row.ours()).isNull();
        assertThat(row.holds()).isNull();
        assertThat(row.note()).isEqualTo("NOT RUN: the demo has no put");
    }

    @Test
    void aPercentileIsAMeasuredValue() {
        Samples samples = new Samples();
        for (int i = 100; i >= 1; i--) {
            samples.add(i);
        }
        assertThat(samples.median()).isEqualTo(50);
        assertThat(samples.percentile(99)).isEqualTo(99);
        assertThatThrownBy(() -> new Samples().median()).hasMessage("nothing was measured");
    }
}
