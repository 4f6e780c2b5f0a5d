package dev.carthal.scale.replay;

import dev.carthal.conformance.Bench;
import dev.carthal.conformance.FakePlayer;
import dev.carthal.conformance.ScaleBench;
import dev.carthal.conformance.ScaleDriverRules;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.ScaleDriver;
import java.util.Map;

class ReplayScaleConformanceTests extends ScaleDriverRules {
    private static final String SLOT = "scale/basket";

    @Override
    protected ScaleBench bench() {
        FakePlayer player = new FakePlayer(clock);
        player.record(SLOT);
        return new PlayerBench(player);
    }

    private record PlayerBench(FakePlayer player) implements ScaleBench {
        @Override
        public ScaleDriver driver() {
            return new ReplayScaleDriver(player);
        }

        @Override
        public Map<String, Object> working() {
            return Map.of("slot", SLOT);
        }

        @Override
        public Flaw absent() {
            return new Flaw(Map.of("slot", "scale/door"), "slot");
        }

        @Override
        public Flaw unusable() {
            throw Bench.lacks("anything to configure");
        }

        @Override
        public void show(String decimal, String unit) {
            player.weigh(SLOT, decimal, Flag.STABLE);
        }

        @Override
        public void move() {
            player.weigh(SLOT, "1.250", Flag.MOTION);
        }

        @Override
        public void overload() {
            player.weighNothing(SLOT, Flag.OVERLOAD);
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
