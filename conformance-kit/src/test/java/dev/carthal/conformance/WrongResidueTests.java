package dev.carthal.conformance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The wrong subjects of [WrongLifeTests] that leave something behind, in a class, and so in a JVM, beside it.
final class WrongResidueTests {
    static final String LEAVERS = "LIF_[134]_.*";

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = LEAVERS)
    void isRejectedByItsRuleAndNoOther(LifeVice vice) {
        Trial.assertRejected(vice, WrongLifeTests.Judged.class);
    }
}
