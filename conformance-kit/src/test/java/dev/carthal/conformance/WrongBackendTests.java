package dev.carthal.conformance;

import dev.carthal.hal.inference.InferenceDriver;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongBackendTests {
    @ParameterizedTest
    @EnumSource
    void isRejectedByItsRuleAndNoOther(BackendVice vice) {
        Trial.assertRejected(vice, Judged.class);
    }

    @ExtendWith(Trial.Only.class)
    static final class Judged extends InferenceDriverRules {
        private final Litter litter = new Litter();
        private final Kin kin = new Kin();

        @Override
        protected InferenceBench bench() {
            return new FakeBackendBench() {
                @Override
                public InferenceDriver driver() {
                    return new WrongBackend(Trial.vice(BackendVice.class), this, litter, kin);
                }
            };
        }

        @AfterEach
        void clearAway() throws IOException {
            litter.close();
        }
    }
}
