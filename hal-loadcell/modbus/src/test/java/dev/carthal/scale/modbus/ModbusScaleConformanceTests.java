package dev.carthal.scale.modbus;

import dev.carthal.conformance.ScaleBench;
import dev.carthal.conformance.ScaleDriverRules;
import dev.carthal.hal.weight.ScaleDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a pseudo-terminal, at whose far end a transmitter answers.
class ModbusScaleConformanceTests extends ScaleDriverRules {
    private static final int STABLE = 1 << 11;

    @TempDir
    private Path folder;

    @Override
    protected ScaleBench bench() throws IOException {
        return new TransmitterBench(new Transmitter(), folder);
    }

    private record TransmitterBench(Transmitter transmitter, Path folder) implements ScaleBench {
        @Override
        public ScaleDriver driver() {
            return new ModbusScaleDriver();
        }

        @Override
        public Map<String, Object> working() {
            return Map.of("port", transmitter.line.path(), "poll.ms", 10, "answer.ms", 100);
        }

        @Override
        public Flaw absent() {
            return new Flaw(Map.of("port", folder.resolve("nowhere").toString()), "port");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(Map.of("port", transmitter.line.path(), "unit", "stone"), "unit");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            Path link = folder.resolve("alias");
            try {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, Path.of(transmitter.line.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.of(Map.of("port", link.toString()), Map.of("port", transmitter.line.path(), "address", 7));
        }

        private void answer(int status, int weight) {
            transmitter.hold(3, status, weight >> 16, weight & 0xFFFF, 0, 0);
        }

        @Override
        public void show(String decimal, String unit) {
            answer(STABLE, new BigDecimal(decimal).movePointRight(3).intValueExact());
        }

        /// It answers when it is asked, and only with what is.
        @Override
        public boolean keepsUnread() {
            return false;
        }

        @Override
        public void move() {
            answer(0, 1250);
        }

        @Override
        public void overload() {
            answer(1 << 2, 99_999);
        }

        @Override
        public void tear() {
            transmitter.answers.add(new byte[] {1, 3, 10, 0, 0, 0});
        }

        @Override
        public void unplug() {
            transmitter.close();
        }

        @Override
        public void close() {
            transmitter.close();
        }
    }
}
