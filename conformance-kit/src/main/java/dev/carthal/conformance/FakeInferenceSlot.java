package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Signal;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.Model;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A slot with a model that is a few lines of the test; see [FakeSlot]. There is one set of tensors, and its
/// memory is gone when the lease is closed: who reads on is told by the JVM.
public final class FakeInferenceSlot extends FakeSlot implements InferenceSlot {
    private final Model model;
    private final Engine engine;
    private final Deque<DeviceException> faults = new ArrayDeque<>();
    private final Map<Thread, Signal> turns = new HashMap<>();
    private final List<Signal> waiting = new ArrayList<>();
    private @Nullable FakeInvocationLease lent;
    private @Nullable Kind refusal;

    /// Make it.
    ///
    /// @param name the slot's, such as `inference/recognizer`
    /// @param clock of the test
    /// @param model that fills the slot; it needs one variant at least
    /// @param engine what it does
    public FakeInferenceSlot(String name, Clock clock, Model model, Engine engine) {
        super(name, clock);
        this.model = model;
        this.engine = engine;
    }

    /// Lose the model: the slot is LOST and claims are refused, until [#recover()].
    ///
    /// @param kind of the refusal
    /// @param reason of the refusal, and of the status
    public synchronized void lose(Kind kind, String reason) {
        refusal = kind;
        become(SlotState.LOST, reason);
        waiting.forEach(Signal::raise);
    }

    /// Have the model again.
    public synchronized void recover() {
        refusal = null;
        become(SlotState.READY, "");
    }

    /// Make the next run fail.
    ///
    /// @param fault what it throws
    public synchronized void failNextRun(DeviceException fault) {
        faults.add(fault);
    }

    @Override
    public InvocationLease claim(Duration timeout) throws DeviceException, InterruptedException {
        FakeInvocationLease lease = free();
        if (lease != null) {
            return lease;
        }
        Deadline until = clock.after(timeout);
        Signal turn = queue();
        try {
            while (lease == null && turn.await(Duration.ofNanos(until.remainingNanos()))) {
                lease = free();
            }
        } finally {
            leave(turn);
        }
        if (lease == null) {
            throw new DeviceException(Kind.BUSY, "no invocation of " + name() + " came free in " + timeout);
        }
        return lease;
    }

    private synchronized @Nullable FakeInvocationLease free() throws DeviceException {
        if (refusal != null) {
            throw new DeviceException(refusal, status().reason());
        }
        if (lent != null) {
            return null;
        }
        lent = new FakeInvocationLease(this);
        return lent;
    }

    /// A thread keeps its signal: as long as that is open, a clock knows that the thread is at work.
    private synchronized Signal queue() {
        Thread me = Thread.currentThread();
        Signal turn = turns.computeIfAbsent(me, _ -> clock.signal("the claim of " + name() + " by " + me.getName()));
        waiting.add(turn);
        turn.raise(); // look again: it may have come free meanwhile
        return turn;
    }

    private void leave(Signal turn) throws InterruptedException {
        synchronized (this) {
            waiting.remove(turn);
        }
        while (turn.await(Duration.ZERO)) {
            // what came too late
        }
    }

    synchronized void gaveBack() {
        lent = null;
        waiting.forEach(Signal::raise);
    }

    Model model() {
        return model;
    }

    void run(List<MemorySegment> inputs, List<MemorySegment> outputs, Duration timeout) throws DeviceException {
        DeviceException fault;
        synchronized (this) {
            fault = faults.poll();
        }
        if (fault != null) {
            throw fault;
        }
        long begin = clock.nanos();
        engine.run(inputs, outputs);
        count(1, 0);
        if (clock.nanos() - begin > timeout.toNanos()) {
            throw new DeviceException(Kind.TIMEOUT, "the run of " + name() + " took longer than " + timeout);
        }
    }

    @Override
    synchronized List<String> unconsumed() {
        List<String> wrong = new ArrayList<>();
        if (!faults.isEmpty()) {
            wrong.add(faults.size() + " scripted faults of " + name() + " never happened");
        }
        return wrong;
    }

    /// What a model does. To be slow, it lets time pass on the clock of the test.
    @FunctionalInterface
    public interface Engine {
        /// Compute the outputs.
        ///
        /// @param inputs the tensors in the order of the model
        /// @param outputs the tensors in the order of the model
        /// @throws DeviceException if it fails
        void run(List<MemorySegment> inputs, List<MemorySegment> outputs) throws DeviceException;
    }
}
