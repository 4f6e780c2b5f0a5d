package dev.carthal.conformance;

import dev.carthal.hal.scan.ScannerDriver;
import java.util.List;
import java.util.Map;

/// A bench over [FakeScanner].
class FakeScannerBench implements ScannerBench {
    private static final String DEVICE = "bench";

    private final FakeScanner fake = new FakeScanner();

    FakeScannerBench() {
        fake.plug(DEVICE);
    }

    final FakeScanner fake() {
        return fake;
    }

    @Override
    public ScannerDriver driver() {
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
    public void present(String digits) {
        fake.scan(DEVICE, "]E0", digits);
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
