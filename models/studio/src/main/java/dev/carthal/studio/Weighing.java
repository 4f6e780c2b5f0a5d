package dev.carthal.studio;

import dev.carthal.catalogue.Article;
import dev.carthal.hal.weight.Reading;
import dev.carthal.recording.RecordingException;
import dev.carthal.recording.SettlingScale;
import dev.carthal.recording.TrackWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Function;

/// What the scale says during the acts. Each package weighs what one of its kind may weigh, and the same when it is
/// taken out again.
final class Weighing {
    private final Function<String, Article> catalogue;
    private final Random random;
    private final SettlingScale scale;
    private final Map<String, Deque<Long>> inside = new HashMap<>();

    Weighing(Function<String, Article> catalogue, long seed) {
        this.catalogue = catalogue;
        this.random = new Random(seed);
        this.scale = new SettlingScale(seed, 0);
    }

    void write(TrackWriter<Reading> readings) throws RecordingException {
        Queue<Act> acts = new ArrayDeque<>(DemoScript.ACTS);
        long sequence = 0;
        for (long nanos = 0; nanos < DemoScript.seconds() * 1e9; nanos += SettlingScale.PERIOD_NANOS) {
            if (!acts.isEmpty() && nanos >= acts.element().weighedSeconds() * 1e9) {
                scale.add(nanos, change(acts.remove()));
            }
            readings.add(scale.read(sequence++, nanos));
        }
    }

    private long change(Act act) {
        Deque<Long> weights = inside.computeIfAbsent(act.sku(), _ -> new ArrayDeque<>());
        long mg = 0;
        for (int i = 0; i < act.quantity(); i++) {
            if (act.put()) {
                weights.push(drawn(catalogue.apply(act.sku()).weight()));
                mg += weights.element();
            } else {
                mg -= weights.pop();
            }
        }
        return mg;
    }

    private long drawn(Article.Weight weight) {
        return weight.milligrams() + Math.round(random.nextGaussian() * weight.sdMilligrams());
    }
}
