package dev.carthal.perception;

import dev.carthal.checkout.Sighting.Candidate;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Combine what the model says about the frames of one passage: the mean of the log probabilities, made to add
/// up to one again. So the frames vote as equals, and one that is sure outweighs several that are not.
final class Evidence {
    private final double floor;
    private final double tolerance;
    private List<String> labels = List.of();
    private double[] logs = {};
    private int frames;

    Evidence(PerceptionConfig config) {
        floor = Range.check("probability.floor", config.probability_floor(), 0, 0.01);
        tolerance = Range.check("probability.tolerance", config.probability_tolerance(), 0, 0.1);
    }

    void clear() {
        frames = 0;
    }

    /// Add one frame; a model with other labels than before starts anew.
    ///
    /// @throws DeviceException if those are no probabilities; nothing is added then
    void add(MemorySegment probabilities, Model model) throws DeviceException {
        check(probabilities, model);
        if (!model.labels().equals(labels)) {
            labels = model.labels();
            logs = new double[labels.size()];
            frames = 0;
        }
        TensorSpec output = model.outputs().getFirst();
        for (int i = 0; i < logs.length; i++) {
            double log = Math.log(Math.max(floor, output.read(probabilities, i)));
            logs[i] = frames == 0 ? log : logs[i] + log;
        }
        frames++;
    }

    /// {@return every class, the most probable first; empty if no frame was classified}
    List<Candidate> candidates() {
        if (frames == 0) {
            return List.of();
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp((log - most) / frames);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            candidates.add(new Candidate(labels.get(i), Math.exp((logs[i] - most) / frames) / sum));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::probability).reversed());
        return candidates;
    }

    private void check(MemorySegment probabilities, Model model) throws DeviceException {
        TensorSpec output = model.outputs().getFirst();
        double error = error(output);
        double sum = 0;
        for (int i = 0; i < model.labels().size(); i++) {
            double probability = output.read(probabilities, i);
            if (!(probability >= -tolerance - error && probability <= 1 + tolerance + error)) {
                throw new DeviceException(
                        Kind.PROTOCOL, model.name() + ": a probability must be 0..1: probability=" + probability);
            }
            sum += probability;
        }
        if (Math.abs(sum - 1) > tolerance + error * model.labels().size()) {
            throw new DeviceException(Kind.PROTOCOL, model.name() + ": probabilities must add up to 1: sum=" + sum);
        }
    }

    /// {@return by how much a stored probability can differ from what the model meant}
    private static double error(TensorSpec output) {
        return output.quantization().isPresent()
                ? output.quantization().get().scales().getFirst() / 2
                : 0;
    }
}
