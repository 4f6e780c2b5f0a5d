package dev.carthal.conformance;

import dev.carthal.hal.camera.CameraDriver;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongCameraTests {
    @ParameterizedTest
    @EnumSource
    void isRejectedByItsRuleAndNoOther(CameraVice vice) {
        Trial.assertRejected(vice, Judged.class);
    }

    @ExtendWith(Trial.Only.class)
    static final class Judged extends CameraDriverRules {
        @Override
        protected Bench<CameraDriver> bench() {
            return new FakeCameraBench() {
                @Override
                public CameraDriver driver() {
                    return new WrongCamera(Trial.vice(CameraVice.class), fake());
                }
            };
        }
    }
}
