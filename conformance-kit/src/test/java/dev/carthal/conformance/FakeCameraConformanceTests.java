package dev.carthal.conformance;

import dev.carthal.hal.camera.CameraDriver;

final class FakeCameraConformanceTests extends CameraDriverRules {
    @Override
    protected Bench<CameraDriver> bench() {
        return new FakeCameraBench();
    }
}
