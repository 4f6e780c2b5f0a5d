package dev.carthal.scan.serial;

import dev.carthal.conformance.ScannerBench;
import dev.carthal.conformance.ScannerDriverRules;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.simulator.scanner.RunningScanner;
import dev.carthal.simulator.scanner.ScannerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a real pseudo-terminal for every protocol, at whose far end the simulated scanner sits.
class SerialScannerConformanceTests {
    @Nested
    class Generic extends Rules {
        Generic() {
            super(Map.of("protocol", "generic"));
        }
    }

    @Nested
    class Honeywell extends Rules {
        Honeywell() {
            super(Map.of("protocol", "honeywell", "trigger", true, "repeat.ms", 0));
        }
    }

    @Nested
    class Ssi extends Rules {
        Ssi() {
            super(Map.of("protocol", "ssi"));
        }
    }

    abstract static class Rules extends ScannerDriverRules {
        @TempDir
        private Path folder;

        private final Map<String, Object> values;

        Rules(Map<String, Object> values) {
            this.values = values;
        }

        @Override
        protected ScannerBench bench() throws IOException {
            Path link = folder.resolve("scanner");
            String protocol = String.valueOf(values.get("protocol"));
            return new TerminalBench(RunningScanner.start(ScannerOptions.of(protocol, link)), link, values);
        }
    }

    private record TerminalBench(RunningScanner scanner, Path link, Map<String, Object> values)
            implements ScannerBench {
        @Override
        public ScannerDriver driver() {
            return new SerialScannerDriver();
        }

        private Map<String, Object> with(String key, Object value) {
            Map<String, Object> all = new HashMap<>(values);
            all.put("port", link.toString());
            all.put(key, value);
            return all;
        }

        @Override
        public Map<String, Object> working() {
            return with("baud", 9600);
        }

        @Override
        public Flaw absent() {
            return new Flaw(with("port", link.resolveSibling("nowhere").toString()), "port");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(with("aim", "EAN"), "aim");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            Path alias = link.resolveSibling("alias");
            try {
                Files.deleteIfExists(alias);
                Files.createSymbolicLink(alias, link);
                return List.of(
                        with("port", alias.toString()),
                        with("port", link.toRealPath().toString()),
                        with("baud", 19200));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void present(String digits) {
            scanner.present(digits);
        }

        @Override
        public void unplug() {
            scanner.close();
        }

        @Override
        public void close() {
            scanner.close();
        }
    }
}
