package dev.carthal.runtime;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Let the owner thread press the keys of a scale that others ask for, between two readings.
final class ScaleWork implements Work<Scale> {
    private final SlotParts parts;
    private final Work<Scale> stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<KeyPress> waiting = new ArrayDeque<>();
    private @Nullable Scale device;
    private Set<ScaleKey> keys = Set.of();
    private volatile Duration grace = Duration.ZERO;

    ScaleWork(SlotParts parts, Work<Scale> stream) {
        this.parts = parts;
        this.stream = stream;
    }

    Set<ScaleKey> keys() {
        lock.lock();
        try {
            return keys;
        } finally {
            lock.unlock();
        }
    }

    /// Any thread but the owner.
    void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
        try (KeyPress press = new KeyPress(key, deadline, parts.clock().signal(parts.slot() + " " + key))) {
            admit(press);
            press.await(grace);
        }
    }

    private void admit(KeyPress press) throws DeviceException {
        lock.lock();
        try {
            require(press.key());
            waiting.add(press);
        } finally {
            lock.unlock();
        }
    }

    private void require(ScaleKey key) throws DeviceException {
        SlotState state = parts.standing().state();
        if (device == null || state != SlotState.READY) {
            throw new DeviceException(
                    Kind.BUSY,
                    parts.slot() + " must be READY for a key: key=" + key + ", state=" + state + ", "
                            + parts.standing().reason());
        }
        if (!keys.contains(key)) {
            throw new DeviceException(
                    Kind.UNSUPPORTED,
                    "the scale in " + parts.slot() + " has no such key: key=" + key + ", keys=" + keys);
        }
    }

    @Override
    public void opened(Scale opened, Fitting<Scale> fitting) {
        grace = fitting.settings().pace().grace();
        Set<ScaleKey> its = keysOf(opened);
        lock.lock();
        try {
            device = opened;
            keys = its;
        } finally {
            lock.unlock();
        }
        stream.opened(opened, fitting);
    }

    /// A driver that fails here has no keys.
    private Set<ScaleKey> keysOf(Scale opened) {
        parts.guard().begin("keys", true, grace.toNanos());
        try {
            return Set.copyOf(opened.keys());
        } catch (RuntimeException | LinkageError e) {
            parts.faults().report("keys", e);
            return Set.of();
        } finally {
            parts.guard().end();
        }
    }

    @Override
    public void step() throws DeviceException, Ended, InterruptedException {
        KeyPress press = next();
        if (press == null) {
            stream.step();
        } else if (press.begin()) {
            serve(press);
        }
    }

    private @Nullable KeyPress next() {
        lock.lock();
        try {
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    private void serve(KeyPress press) throws DeviceException, InterruptedException {
        try {
            require(press.key()); // as it is now
        } catch (DeviceException e) {
            press.failed(e);
            return;
        }
        Scale open = device;
        parts.guard().begin("press", true, grace.toNanos() + press.deadline().remainingNanos());
        try {
            if (open != null) {
                open.press(press.key(), press.deadline());
            }
            press.done();
        } catch (DeviceException e) {
            press.failed(e);
            if (e.kind() == Kind.LOST) {
                throw e;
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            press.failed(
                    new DeviceException(Kind.OTHER, parts.slot() + " " + press.key() + ": " + FaultLog.text(e), e));
            throw e;
        } finally {
            parts.guard().end();
        }
    }

    @Override
    public boolean release(String why) throws InterruptedException {
        lock.lock();
        try {
            device = null;
            keys = Set.of();
            for (KeyPress press = waiting.poll(); press != null; press = waiting.poll()) {
                press.failed(
                        new DeviceException(Kind.BUSY, parts.slot() + " is closed before a key was pressed: " + why));
            }
        } finally {
            lock.unlock();
        }
        return stream.release(why);
    }

    @Override
    public String replaced() throws InterruptedException {
        return stream.replaced();
    }

    @Override
    public void expect() {
        stream.expect();
    }

    @Override
    public void refuse(Kind kind, String reason) {
        stream.refuse(kind, reason);
    }

    @Override
    public void tidy() {
        stream.tidy();
    }
}
