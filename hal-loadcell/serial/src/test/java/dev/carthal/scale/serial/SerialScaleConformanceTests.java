package dev.carthal.scale.serial;

import dev.carthal.conformance.ScaleBench;
import dev.carthal.conformance.ScaleDriverRules;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.simulator.scale.PseudoTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a real pseudo-terminal, at whose far end the bench sits.
class SerialScaleConformanceTests extends ScaleDriverRules {
    @TempDir
    private Path folder;

    @Override
    protected ScaleBench bench() throws IOException {
        return new TerminalBench(new PseudoTerminal(), folder);
    }

    private record TerminalBench(PseudoTerminal line, Path folder) implements ScaleBench {
        /// The end of a line comes first, too: the driver joins in the midst of a stream, and waits for one.
        private void send(String text) throws IOException {
            String bytes = "\r\n" + text;
            line.write(bytes.getBytes(StandardCharsets.US_ASCII), bytes.length());
        }

        @Override
        public ScaleDriver driver() {
            return new SerialScaleDriver();
        }

        @Override
        public Map<String, Object> working() {
            return Map.of("port", line.path());
        }

        @Override
        public Flaw absent() {
            return new Flaw(Map.of("port", folder.resolve("nowhere").toString()), "port");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(Map.of("port", line.path(), "unit", "stone"), "unit");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            Path link = folder.resolve("alias");
            try {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, Path.of(line.path()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return List.of(
                    Map.of("port", link.toString()),
                    Map.of(
                            "port",
                            folder.resolve("../" + folder.getFileName() + "/alias")
                                    .toString()),
                    Map.of("port", line.path(), "baud", 19200));
        }

        @Override
        public void show(String decimal, String unit) throws IOException {
            send("ST,GS," + decimal + unit + "\r\n");
        }

        @Override
        public void move() throws IOException {
            send("US,GS,1.250kg\r\n");
        }

        @Override
        public void overload() throws IOException {
            send("OL,GS,9.999kg\r\n");
        }

        @Override
        public void tear() throws IOException {
            send("ST,G\r\n");
        }

        @Override
        public void unplug() {
            line.close();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
