package com.example.acme;

import dev.carthal.conformance.ScaleBench;
import dev.carthal.conformance.ScaleDriverRules;
import dev.carthal.hal.weight.ScaleDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// Every rule of `docs/contract.md` that a scale in a file can be judged by.
class AcmeScaleConformanceTests extends ScaleDriverRules {
    @TempDir
    private Path folder;

    @Override
    protected ScaleBench bench() throws IOException {
        Path file = folder.resolve("weight");
        Files.writeString(file, "0.000 kg\n");
        return new FileBench(file);
    }

    private record FileBench(Path file) implements ScaleBench {
        @Override
        public ScaleDriver driver() {
            return new AcmeScaleDriver();
        }

        @Override
        public Map<String, Object> working() {
            return Map.of("path", file.toString());
        }

        @Override
        public Flaw absent() {
            return new Flaw(Map.of("path", file + ".nowhere"), "path");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(Map.of("path", file.toString(), "poll.ms", "soon"), "poll.ms");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            return List.of(Map.of("path", file.getParent() + "/./" + file.getFileName(), "poll.ms", 10));
        }

        @Override
        public void show(String decimal, String unit) throws IOException {
            Files.writeString(file, decimal + " " + unit + "\n");
        }

        /// The file shows one weight at a time.
        @Override
        public boolean keepsUnread() {
            return false;
        }

        @Override
        public void tear() throws IOException {
            Files.writeString(file, "1.2");
        }

        @Override
        public void unplug() throws IOException {
            Files.delete(file);
        }

        @Override
        public void close() {}
    }
}
