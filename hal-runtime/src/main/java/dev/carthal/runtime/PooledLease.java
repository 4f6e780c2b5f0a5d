package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelVariant;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One invocation of a loaded model, lent again and again.
final class PooledLease implements InvocationLease {
    final Hold hold;
    final CallGuard guard;
    private final Invocation invocation;
    private final AtomicBoolean open = new AtomicBoolean();
    private volatile @Nullable Taker taker;

    PooledLease(Hold hold, Invocation invocation, CallGuard guard) {
        this.hold = hold;
        this.invocation = invocation;
        this.guard = guard;
    }

    void begin(Taker by) {
        taker = by;
        open.set(true);
    }

    /// {@return who had it last}
    Optional<Taker> taker() {
        return Optional.ofNullable(taker);
    }

    /// {@return who has it}
    Optional<Taker> borrower() {
        return open.get() ? taker() : Optional.empty();
    }

    @Override
    public Model model() {
        return hold.loaded.model();
    }

    @Override
    public ModelVariant variant() {
        return hold.loaded.variant();
    }

    @Override
    public MemorySegment input(int index) {
        return lent().input(index);
    }

    @Override
    public MemorySegment output(int index) {
        return lent().output(index);
    }

    @Override
    public void run(Duration timeout) throws DeviceException {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be above zero: timeout=" + timeout);
        }
        hold.runs.run(hold, lent(), timeout, guard);
    }

    private Invocation lent() {
        if (!open.get()) {
            throw new IllegalStateException("the lease of " + model().name() + " is closed");
        }
        return invocation;
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            hold.pool.giveBack(this);
        }
    }
}
