package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An engine that tells what colour a picture is, by the mean of its three planes; the colours' shares of the light
/// are the probabilities.
final class ColourEngine implements InferenceSlot, InvocationLease {
    private static final int SIDE = 16;

    private final Model model = ThreeColours.planar(SIDE);
    private final MemorySegment input =
            Arena.ofAuto().allocate(model.inputs().getFirst().bytes());
    private final MemorySegment output =
            Arena.ofAuto().allocate(model.outputs().getFirst().bytes());
    private boolean lent;
    int runs;
    /// What the next claims throw.
    @Nullable
    String refusal;
    /// What is added to each probability.
    float error;

    @Override
    public InvocationLease claim(Duration timeout) throws DeviceException {
        if (refusal != null) {
            throw new DeviceException(Kind.ABSENT, refusal);
        }
        if (lent) {
            throw new IllegalStateException("the lease before is still open");
        }
        lent = true;
        return this;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public ModelVariant variant() {
        throw new UnsupportedOperationException("there is no file");
    }

    @Override
    public MemorySegment input(int index) {
        return input;
    }

    @Override
    public MemorySegment output(int index) {
        return output;
    }

    @Override
    public void run(Duration timeout) {
        runs++;
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

    @Override
    public void close() {
        lent = false;
    }

    @Override
    public String name() {
        return "inference/recognizer";
    }

    @Override
    public SlotStatus status() {
        throw new UnsupportedOperationException("nobody asks: " + SlotState.READY);
    }
}
