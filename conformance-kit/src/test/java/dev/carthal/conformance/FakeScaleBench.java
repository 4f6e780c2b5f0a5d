package dev.carthal.conformance;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.ScaleDriver;
import java.util.List;
import java.util.Map;

/// A bench over [FakeScale].
class FakeScaleBench implements ScaleBench {
    private static final String DEVICE = "bench";

    private final FakeScale fake = new FakeScale();

    FakeScaleBench() {
        fake.plug(DEVICE);
    }

    final FakeScale fake() {
        return fake;
    }

    @Override
    public ScaleDriver driver() {
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
    public void show(String decimal, String unit) {
        fake.show(DEVICE, decimal, Flag.STABLE);
    }

    @Override
    public void move() {
        fake.show(DEVICE, "1.250", Flag.MOTION);
    }

    @Override
    public void overload() {
        fake.showNothing(DEVICE, Flag.OVERLOAD);
    }

    @Override
    public void load(String decimal) {
        fake.load(DEVICE, decimal);
    }

    @Override
    public void tremble() {
        fake.tremble(DEVICE);
    }

    @Override
    public void tear() {
        fake.tear(DEVICE);
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
