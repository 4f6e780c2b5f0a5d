package dev.carthal.scan.replay;

import dev.carthal.conformance.Bench;
import dev.carthal.conformance.FakePlayer;
import dev.carthal.conformance.ScannerBench;
import dev.carthal.conformance.ScannerDriverRules;
import dev.carthal.hal.scan.ScannerDriver;
import java.util.Map;

class ReplayScannerConformanceTests extends ScannerDriverRules {
    private static final String SLOT = "scanner/basket";

    @Override
    protected ScannerBench bench() {
        FakePlayer player = new FakePlayer(clock);
        player.record(SLOT);
        return new PlayerBench(player);
    }

    private record PlayerBench(FakePlayer player) implements ScannerBench {
        @Override
        public ScannerDriver driver() {
            return new ReplayScannerDriver(player);
        }

        @Override
        public Map<String, Object> working() {
            return Map.of("slot", SLOT);
        }

        @Override
        public Flaw absent() {
            return new Flaw(Map.of("slot", "scanner/door"), "slot");
        }

        @Override
        public Flaw unusable() {
            throw Bench.lacks("anything to configure");
        }

        @Override
        public void present(String digits) {
            player.scan(SLOT, "]E0", digits);
        }

        @Override
        public void end() {
            player.end(SLOT);
        }

        @Override
        public void close() {
            player.close();
        }
    }
}
