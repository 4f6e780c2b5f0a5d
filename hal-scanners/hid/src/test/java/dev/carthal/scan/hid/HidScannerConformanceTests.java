package dev.carthal.scan.hid;

import dev.carthal.conformance.ScannerBench;
import dev.carthal.conformance.ScannerDriverRules;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.simulator.hid.ScannerReports;
import dev.carthal.simulator.hid.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a stand-in for a scanner in its mode HID-POS.
class HidScannerConformanceTests extends ScannerDriverRules {
    @TempDir
    private Path folder;

    @Override
    protected ScannerBench bench() throws IOException {
        StandIn port =
                StandIn.hidraw(Files.createTempDirectory(folder, "usb"), "0c2e:0b07/A1", ScannerReports.descriptor());
        return new HidBench(port, port.plug(1));
    }

    private record HidBench(StandIn port, Path file) implements ScannerBench {
        @Override
        public ScannerDriver driver() {
            return new HidScannerDriver();
        }

        @Override
        public Map<String, Object> working() {
            return with("device", "0c2e:0b07");
        }

        private Map<String, Object> with(String key, String value) {
            return Map.of("dev", port.dev().toString(), "sys", port.sys().toString(), key, value);
        }

        @Override
        public Flaw absent() {
            return new Flaw(with("device", "0c2e:0b08"), "device");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(with("torn.ms", "7"), "torn.ms");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            return List.of(
                    with("device", ""),
                    with("device", "0C2E:0B07/A1"),
                    with("device", "hidraw1"),
                    with("device", file.toString()));
        }

        @Override
        public void present(String digits) throws IOException {
            for (byte[] report : ScannerReports.reports("]E0", digits)) {
                port.send(report);
            }
        }

        @Override
        public void unplug() throws IOException {
            port.unplug();
        }

        @Override
        public void close() throws IOException {
            port.close();
        }
    }
}
