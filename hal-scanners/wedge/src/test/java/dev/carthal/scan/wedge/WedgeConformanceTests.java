package dev.carthal.scan.wedge;

import dev.carthal.conformance.ScannerBench;
import dev.carthal.conformance.ScannerDriverRules;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.simulator.hid.Keystrokes;
import dev.carthal.simulator.hid.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a stand-in for a keyboard, which nobody can grab.
class WedgeConformanceTests extends ScannerDriverRules {
    @TempDir
    private Path folder;

    @Override
    protected ScannerBench bench() throws IOException {
        StandIn port = StandIn.keyboard(Files.createTempDirectory(folder, "usb"), "0c2e:0200/A1");
        return new WedgeBench(port, port.plug(5), new Keystrokes());
    }

    private record WedgeBench(StandIn port, Path file, Keystrokes keys) implements ScannerBench {
        @Override
        public ScannerDriver driver() {
            return new WedgeDriver();
        }

        @Override
        public Map<String, Object> working() {
            return with("device", "0c2e:0200", "grab", "false");
        }

        private Map<String, Object> with(String key, String value, String other, String otherValue) {
            return Map.of("dev", port.dev().toString(), "sys", port.sys().toString(), key, value, other, otherValue);
        }

        @Override
        public Flaw absent() {
            return new Flaw(with("device", "0c2e:0201", "grab", "false"), "device");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(with("device", "0c2e:0200", "layout", "klingon"), "layout");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            return List.of(
                    with("device", "0C2E:0200/A1", "layout", "de"),
                    with("device", "input/event5", "aim", "]E0"),
                    with("device", file.toString(), "grab", "true"));
        }

        @Override
        public void present(String digits) throws IOException {
            port.send(keys.line("]E0" + digits));
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
