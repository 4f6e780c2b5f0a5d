package dev.carthal.scale.serial;

import dev.carthal.conformance.Bench;
import dev.carthal.conformance.ScaleBench;
import dev.carthal.conformance.ScaleDriverRules;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.simulator.scale.ScriptedScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a real pseudo-terminal for each dialect and each way to ask, at whose far end a scale sits
/// that does as the bench says. Protocols that differ from one of these in their frames only are judged by
/// [VectorTests] and [DialectPropertyTests], which are quick.
class SerialScaleConformanceTests {
    @Nested
    class Ascii extends Rules {
        Ascii() {
            super("ascii");
        }
    }

    @Nested
    class AsciiAd extends Rules {
        AsciiAd() {
            super("ascii-ad");
        }
    }

    @Nested
    class AsciiOhaus extends Rules {
        AsciiOhaus() {
            super("ascii-ohaus");
        }
    }

    @Nested
    class AsciiRadwag extends Rules {
        AsciiRadwag() {
            super("ascii-radwag");
        }
    }

    @Nested
    class Cas extends Rules {
        Cas() {
            super("cas");
        }
    }

    @Nested
    class Cas22 extends Rules {
        Cas22() {
            super("cas-22");
        }
    }

    @Nested
    class CasPb2 extends Rules {
        CasPb2() {
            super("cas-pb2");
        }
    }

    @Nested
    class Datalogic extends Rules {
        Datalogic() {
            super("datalogic");
        }
    }

    @Nested
    class Dialog06 extends Rules {
        Dialog06() {
            super("dialog06");
        }
    }

    @Nested
    class Dialog0602 extends Rules {
        Dialog0602() {
            super("dialog06-02");
        }
    }

    @Nested
    class MtSics extends Rules {
        MtSics() {
            super("mt-sics");
        }
    }

    @Nested
    class Nci extends Rules {
        Nci() {
            super("nci");
        }
    }

    @Nested
    class Sbi extends Rules {
        Sbi() {
            super("sbi");
        }
    }

    @Nested
    class Sma extends Rules {
        Sma() {
            super("sma");
        }
    }

    @Nested
    class Toledo8217 extends Rules {
        Toledo8217() {
            super("toledo-8217");
        }
    }

    @Nested
    class ToledoContinuous extends Rules {
        ToledoContinuous() {
            super("toledo-continuous");
        }
    }

    @Nested
    class ToledoContinuous11 extends Rules {
        ToledoContinuous11() {
            super("toledo-continuous-11");
        }
    }

    abstract static class Rules extends ScaleDriverRules {
        @TempDir
        private Path folder;

        private final String protocol;

        Rules(String protocol) {
            this.protocol = protocol;
        }

        @Override
        protected ScaleBench bench() throws IOException {
            return new TerminalBench(protocol, ScriptedScale.speaking(protocol), folder);
        }
    }

    private record TerminalBench(String protocol, ScriptedScale scale, Path folder) implements ScaleBench {
        @Override
        public ScaleDriver driver() {
            return new SerialScaleDriver();
        }

        private Map<String, Object> at(String port) {
            return Map.of("port", port, "protocol", protocol, "poll.ms", 20);
        }

        @Override
        public Map<String, Object> working() {
            return at(scale.path());
        }

        @Override
        public Flaw absent() {
            return new Flaw(at(folder.resolve("nowhere").toString()), "port");
        }

        @Override
        public Flaw unusable() {
            return new Flaw(Map.of("port", scale.path(), "protocol", protocol + "-none"), "protocol");
        }

        @Override
        public List<Map<String, Object>> aliases() {
            Path link = folder.resolve("alias");
            try {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, Path.of(scale.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Path around = folder.resolve("../" + folder.getFileName() + "/alias");
            return List.of(at(link.toString()), at(around.toString()), Map.of("port", scale.path(), "baud", 19200));
        }

        @Override
        public void show(String decimal, String unit) {
            scale.show(new BigDecimal(decimal).movePointRight(6).longValueExact());
        }

        @Override
        public void move() {
            if (!scale.move()) {
                throw Bench.lacks("a protocol that says when the scale moves");
            }
        }

        @Override
        public void overload() {
            if (!scale.overload()) {
                throw Bench.lacks("a protocol that says when the scale is overloaded");
            }
        }

        @Override
        public void load(String decimal) {
            if (!scale.load(new BigDecimal(decimal).movePointRight(6).longValueExact())) {
                throw Bench.lacks("a protocol whose keys a program can press");
            }
        }

        @Override
        public void tremble() {
            scale.tremble();
        }

        @Override
        public void tear() {
            scale.tear();
        }

        @Override
        public void unplug() {
            scale.close();
        }

        @Override
        public void close() {
            scale.close();
        }
    }
}
