package dev.carthal.perception;

import dev.carthal.conformance.FakeInferenceSlot;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// An engine that tells what colour a picture is, by the mean of its three planes; the colours' shares of the light
/// are the probabilities.
final class ColourEngine implements FakeInferenceSlot.Engine {
    static final int SIDE = 16;

    /// What is added to each probability.
    float error;

    @Override
    public void run(List<MemorySegment> inputs, List<MemorySegment> outputs) {
        MemorySegment input = inputs.getFirst();
        MemorySegment output = outputs.getFirst();
        float total = 0;
        for (int c = 0; c < 3; c++) {
            float sum = 0;
            for (int i = 0; i < SIDE * SIDE; i++) {
                sum += input.getAtIndex(ValueLayout.JAVA_FLOAT, (long) c * SIDE * SIDE + i);
            }
            output.setAtIndex(ValueLayout.JAVA_FLOAT, c, sum);
            total += sum;
        }
        for (int c = 0; c < 3; c++) {
            output.setAtIndex(ValueLayout.JAVA_FLOAT, c, output.getAtIndex(ValueLayout.JAVA_FLOAT, c) / total + error);
        }
    }
}
