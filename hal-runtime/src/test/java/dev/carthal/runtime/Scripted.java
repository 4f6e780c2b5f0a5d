package dev.carthal.runtime;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// A device that does what a test tells it, step by step, and is silent after that.
class Scripted<T> implements StreamingDevice<T> {
    final Deque<Step<T>> script = new ArrayDeque<>();
    int closes;
    private final FakeClock clock;

    interface Step<T> {
        Next<T> next() throws DeviceException, InterruptedException;
    }

    Scripted(FakeClock clock) {
        this.clock = clock;
    }

    final Scripted<T> then(Step<T> step) {
        script.add(step);
        return this;
    }

    @Override
    public final Next<T> next(Duration timeout) throws DeviceException, InterruptedException {
        if (closes > 0) {
            throw new IllegalStateException("closed");
        }
        Step<T> step = script.poll();
        if (step == null) {
            clock.pass(timeout);
            return Next.silence();
        }
        return step.next();
    }

    @Override
    public final void close() {
        closes++;
    }
}
