package dev.carthal.conformance;

import dev.carthal.hal.weight.ScaleDriver;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongScaleTests {
    @ParameterizedTest
    @EnumSource
    void isRejectedByItsRuleAndNoOther(ScaleVice vice) {
        Trial.assertRejected(vice, Judged.class);
    }

    @ExtendWith(Trial.Only.class)
    static final class Judged extends ScaleDriverRules {
        @Override
        protected ScaleBench bench() {
            return new FakeScaleBench() {
                @Override
                public ScaleDriver driver() {
                    return new WrongScale(Trial.vice(ScaleVice.class), fake());
                }
            };
        }
    }
}
