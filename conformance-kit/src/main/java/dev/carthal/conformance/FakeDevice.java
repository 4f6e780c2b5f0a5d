package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.StreamingDevice;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An opened fake device. It does what its script says, in that order, and nothing else.
///
/// @param <T> what it delivers
public final class FakeDevice<T> implements StreamingDevice<T> {
    private final Socket<T> socket;
    private final Clock clock;
    private final String name;
    private final Signal steps;
    private final Ledger ledger = new Ledger();
    private volatile boolean closed;
    private long sequence;
    private @Nullable DeviceException lost;
    private @Nullable Next<T> end;

    FakeDevice(Socket<T> socket, Clock clock, String name) {
        this.socket = socket;
        this.clock = clock;
        this.name = name;
        this.steps = clock.signal("fake device " + name);
        ledger.take(this, "the fake device " + name + " was opened here and never closed");
    }

    void wake() {
        steps.raise();
    }

    @Override
    public Next<T> next(Duration timeout) throws DeviceException, InterruptedException {
        requireOpen();
        if (lost != null) {
            throw lost;
        }
        if (end != null) {
            return end;
        }
        if (!steps.await(timeout)) {
            requireOpen();
            return Next.silence();
        }
        return take(socket.poll());
    }

    private Next<T> take(@Nullable Step<T> step) throws DeviceException {
        return switch (step) {
            case null -> Next.silence();
            case Step.Deliver<T>(var maker) -> deliver(maker);
            case Step.End<T>(var reason) -> {
                end = Next.end(reason);
                yield end;
            }
            case Step.Fault<T>(var fault) -> {
                if (fault.kind() == Kind.LOST) {
                    lost = fault;
                }
                throw fault;
            }
        };
    }

    private Next<T> deliver(Maker<T> maker) {
        T item = maker.make(++sequence, clock.nanos(), this);
        return item == null ? Next.silence() : Next.item(item);
    }

    /// Note that something of this device is lent out.
    ///
    /// @param what it is
    public void lend(Object what) {
        ledger.take(what, what + " of the fake device " + name + " was taken here and never given back");
    }

    /// Note that it was given back.
    ///
    /// @param what it is
    /// @throws IllegalStateException if it is not lent out
    public void giveBack(Object what) {
        if (ledger.giveBack(what) == null) {
            throw new IllegalStateException(what + " was given back twice, or never lent");
        }
    }

    List<Throwable> leaks() {
        return ledger.entries();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("next needs an open device: the fake device " + name + " is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ledger.giveBack(this);
            steps.close();
            socket.left();
        }
    }

    /// Make an item at the moment of its delivery.
    ///
    /// @param <T> what is made
    @FunctionalInterface
    public interface Maker<T> {
        /// {@return the item, or null where the device has nothing to put it into}
        ///
        /// @param sequence its number
        /// @param captureNanos now, on the clock that the device was handed
        /// @param device that delivers it
        @Nullable
        T make(long sequence, long captureNanos, FakeDevice<T> device);
    }

    sealed interface Step<T> {
        record Deliver<T>(Maker<T> maker) implements Step<T> {}

        record End<T>(String reason) implements Step<T> {}

        record Fault<T>(DeviceException fault) implements Step<T> {}
    }
}
