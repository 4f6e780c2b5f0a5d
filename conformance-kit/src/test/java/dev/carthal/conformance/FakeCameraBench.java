package dev.carthal.conformance;

import dev.carthal.hal.camera.CameraDriver;
import java.util.List;
import java.util.Map;

/// A bench over [FakeCamera].
class FakeCameraBench implements Bench<CameraDriver> {
    private static final String DEVICE = "bench";

    private final FakeCamera fake = new FakeCamera();
    private int luma;

    FakeCameraBench() {
        fake.plug(DEVICE);
    }

    final FakeCamera fake() {
        return fake;
    }

    @Override
    public CameraDriver driver() {
        return fake;
    }

    @Override
    public Map<String, Object> working() {
        return Map.of("device", DEVICE);
    }

    @Override
    public Flaw absent() {
        return new Flaw(Map.of("device", "nowhere"), "device");
    }

    @Override
    public Flaw unusable() {
        return new Flaw(Map.of("device", DEVICE, "rate", 0), "rate");
    }

    @Override
    public List<Map<String, Object>> aliases() {
        return List.of(Map.of("device", DEVICE, "rate", 60));
    }

    @Override
    public void deliver() {
        luma = (luma + 37) & 0xFF;
        fake.show(DEVICE, luma);
    }

    @Override
    public void end() {
        fake.end(DEVICE, "the script is over");
    }

    @Override
    public void unplug() {
        fake.unplug(DEVICE);
    }

    @Override
    public void close() {
        fake.close();
    }
}
