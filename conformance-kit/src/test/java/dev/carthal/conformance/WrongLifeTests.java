package dev.carthal.conformance;

import dev.carthal.hal.weight.ScaleDriver;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class WrongLifeTests {
    /// Those that leave something behind are waited for longest; they have [WrongResidueTests].
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = WrongResidueTests.LEAVERS)
    void isRejectedByItsRuleAndNoOther(LifeVice vice) {
        Trial.assertRejected(vice, Judged.class);
    }

    @ExtendWith(Trial.Only.class)
    static final class Judged extends ScaleDriverRules {
        @Override
        protected ScaleBench bench() {
            return new WrongBench(Trial.vice(LifeVice.class));
        }
    }

    private static final class WrongBench extends FakeScaleBench {
        private final LifeVice vice;
        private final Litter litter = new Litter();
        private final Kin kin = new Kin();

        WrongBench(LifeVice vice) {
            this.vice = vice;
        }

        @Override
        public ScaleDriver driver() {
            return new WrongLife(vice, fake(), litter, kin);
        }

        @Override
        public void close() {
            try {
                litter.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            super.close();
        }
    }
}
