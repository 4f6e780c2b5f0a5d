package dev.carthal.conformance;

import dev.carthal.hal.scan.ScannerDriver;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongScannerTests {
    @ParameterizedTest
    @EnumSource
    void isRejectedByItsRuleAndNoOther(ScannerVice vice) {
        Trial.assertRejected(vice, Judged.class);
    }

    @ExtendWith(Trial.Only.class)
    static final class Judged extends ScannerDriverRules {
        @Override
        protected ScannerBench bench() {
            return new FakeScannerBench() {
                @Override
                public ScannerDriver driver() {
                    return new WrongScanner(Trial.vice(ScannerVice.class), fake());
                }

                @Override
                public boolean leave(String digits) {
                    boolean looks = Trial.vice(ScannerVice.class) == ScannerVice.SCN_5_FORGETS_WHAT_LIES_THERE;
                    if (looks) {
                        present(digits);
                    }
                    return looks;
                }
            };
        }
    }
}
