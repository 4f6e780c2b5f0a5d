package dev.carthal.conformance;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lease that is one object each time, so that it can tell what is done to it after its end.
final class FakeInvocationLease implements InvocationLease {
    private static final int ALIGNMENT = 64;

    private final FakeInferenceSlot slot;
    private final Arena memory = Arena.ofShared();
    private final List<MemorySegment> inputs;
    private final List<MemorySegment> outputs;
    private @Nullable Throwable closedBy;

    FakeInvocationLease(FakeInferenceSlot slot) {
        this.slot = slot;
        this.inputs = tensors(slot.model().inputs());
        this.outputs = tensors(slot.model().outputs());
        slot.ledger.take(this, this + " was taken here and never given back");
    }

    private List<MemorySegment> tensors(List<TensorSpec> specs) {
        return specs.stream()
                .map(spec -> memory.allocate(spec.bytes(), ALIGNMENT))
                .toList();
    }

    private synchronized void requireOpen() {
        if (closedBy != null) {
            throw slot.ledger.misuse(this + " was used after it had been given back", closedBy);
        }
    }

    @Override
    public Model model() {
        requireOpen();
        return slot.model();
    }

    @Override
    public ModelVariant variant() {
        requireOpen();
        return slot.model().variants().getFirst();
    }

    @Override
    public MemorySegment input(int index) {
        requireOpen();
        return inputs.get(index);
    }

    @Override
    public MemorySegment output(int index) {
        requireOpen();
        return outputs.get(index).asReadOnly();
    }

    @Override
    public void run(Duration timeout) throws DeviceException {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be above zero: timeout=" + timeout);
        }
        requireOpen();
        slot.run(inputs, outputs, timeout);
    }

    /// The contract makes a second close harmless. It is noted all the same: the lease of a real slot is lent
    /// again, and then the second close gives back what somebody else uses.
    @Override
    public synchronized void close() {
        if (closedBy != null) {
            slot.ledger.note(this + " was given back twice", closedBy);
            return;
        }
        closedBy = new Throwable(this + " was given back here");
        slot.ledger.giveBack(this);
        memory.close();
        slot.gaveBack();
    }

    @Override
    public String toString() {
        return "the lease of " + slot.name();
    }
}
