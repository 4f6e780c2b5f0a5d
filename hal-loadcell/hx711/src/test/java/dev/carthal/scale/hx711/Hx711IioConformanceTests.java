package dev.carthal.scale.hx711;

import dev.carthal.conformance.ScaleBench;
import dev.carthal.conformance.ScaleDriverRules;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.simulator.converter.IioFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The driver on files as the kernel shows them, one count a gram. Filters are off, so that each conversion is
/// told as it is; what they do is the library's business and tested there.
class Hx711IioConformanceTests extends ScaleDriverRules {
    @TempDir
    private Path sys;

    @Override
    protected ScaleBench bench() throws IOException {
        IioFolder folder = new IioFolder(sys, 0);
        folder.write("label", "basket");
        return new IioBench(sys, folder);
    }

    private record IioBench(Path sys, IioFolder chip) implements ScaleBench {
        @Override
        public ScaleDriver driver() {
            return new Hx711ScaleDriver();
        }

        private Map<String, Object> with(String key, Object value) {
            Map<String, Object> values = new HashMap<>(Shared.UNFILTERED);
            values.putAll(Map.of("sys", sys.toString(), "chips", "iio:device0", "rate", 80));
            values.put(key, value);
            return values;
        }

        @Override
        public Map<String, Object> working() {
            return with("bus", "iio");
        }

        @Override
        public Flaw absent() {
            return new Flaw(with("chips", "iio:device9"), "chips");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(with("unit", "stone"), "unit");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            return List.of(with("chips", "basket"), with("gain", 64));
        }

        @Override
        public void quiet() throws IOException {
            chip.silence();
        }

        /// The kernel's driver has only the newest conversion.
        @Override
        public boolean keepsUnread() {
            return false;
        }

        @Override
        public void show(String decimal, String unit) throws IOException {
            chip.convert(new BigDecimal(decimal).movePointRight(3).intValueExact());
        }

        @Override
        public void move() throws IOException {
            chip.convert(1250);
        }

        @Override
        public void overload() throws IOException {
            chip.convert(0x7FFFFF);
        }

        @Override
        public void tear() throws IOException {
            chip.write("in_voltage0_raw", "16777216");
        }

        @Override
        public void unplug() throws IOException {
            chip.close();
        }

        @Override
        public void close() throws IOException {
            chip.close();
        }
    }
}
