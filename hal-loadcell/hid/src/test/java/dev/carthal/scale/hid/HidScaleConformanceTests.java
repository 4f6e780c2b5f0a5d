package dev.carthal.scale.hid;

import dev.carthal.conformance.ScaleBench;
import dev.carthal.conformance.ScaleDriverRules;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.simulator.hid.ScaleReports;
import dev.carthal.simulator.hid.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a stand-in for a USB-HID scale.
class HidScaleConformanceTests extends ScaleDriverRules {
    @TempDir
    private Path folder;

    @Override
    protected ScaleBench bench() throws IOException {
        StandIn port = StandIn.hidraw(
                Files.createTempDirectory(folder, "usb"), "0922:8003/0071234", ScaleReports.descriptor());
        return new HidBench(port, port.plug(3));
    }

    private record HidBench(StandIn port, Path file) implements ScaleBench {
        @Override
        public ScaleDriver driver() {
            return new HidScaleDriver();
        }

        @Override
        public Map<String, Object> working() {
            return with("device", "0922:8003");
        }

        private Map<String, Object> with(String key, String value) {
            return Map.of("dev", port.dev().toString(), "sys", port.sys().toString(), key, value);
        }

        @Override
        public Flaw absent() {
            return new Flaw(with("device", "0922:8004"), "device");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(with("certificate.number", "DE-09-NAWI-1"), "certificate.number");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            Path link = port.dev().resolve("scale");
            try {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.of(
                    with("device", ""),
                    with("device", "0922:8003/0071234"),
                    with("device", "hidraw3"),
                    with("device", file.toString()),
                    with("device", link.toString()));
        }

        @Override
        public void show(String decimal, String unit) throws IOException {
            port.send(ScaleReports.report(4, decimal, unit));
        }

        @Override
        public void move() throws IOException {
            port.send(ScaleReports.report(3, "1.250", "kg"));
        }

        @Override
        public void overload() throws IOException {
            port.send(ScaleReports.report(6, "65.535", "kg"));
        }

        @Override
        public void tear() throws IOException {
            port.send(new byte[] {3, 4, 3});
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
