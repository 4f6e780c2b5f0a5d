package dev.carthal.hidraw;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A device file that is read without end; an [Intake] makes of each read what it means. No native wait in it
/// is longer than [#WAIT_MILLIS].
///
/// @param <T> what the device delivers
public final class ReportStream<T> implements AutoCloseable {
    private static final int WAIT_MILLIS = 100;
    /// More than any report, and whole events.
    private static final int MOST_BYTES = 4080;

    private static final System.Logger LOG = System.getLogger(ReportStream.class.getName());

    private final Clock clock;
    private final String name;
    private final Device file;
    private final Intake<T> intake;
    private final byte[] buffer = new byte[MOST_BYTES];
    private final Queue<Next<T>> ready = new ArrayDeque<>();
    /// Held for one native wait at a time, so that a close waits for it and frees nothing that is in use.
    private final ReentrantLock inUse = new ReentrantLock();

    private volatile boolean closed;
    private @Nullable DeviceException lost;

    /// What understands the bytes of one device.
    ///
    /// @param <T> what the device delivers
    @FunctionalInterface
    public interface Intake<T> {
        /// Add to `next` what these bytes bring.
        ///
        /// @param count how many there are; 0 when none came for a moment
        /// @throws DeviceException if they mean nothing; the stream goes on after it
        void take(byte[] bytes, int count, Queue<Next<T>> next) throws DeviceException;
    }

    /// Read from `file`, which is closed with this.
    ///
    /// @param name of the device, for messages
    public ReportStream(Clock clock, String name, Device file, Intake<T> intake) {
        this.clock = clock;
        this.name = name;
        this.file = file;
        this.intake = intake;
    }

    /// {@return what comes next, as [dev.carthal.hal.StreamingDevice#next] says}
    public Next<T> next(Duration timeout) throws DeviceException, InterruptedException {
        long until = clock.nanos() + timeout.toNanos();
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Next<T> next = ready.poll();
            if (next != null) {
                return next;
            }
            take(until);
        } while (!ready.isEmpty() || clock.nanos() < until);
        return Next.silence();
    }

    private void take(long until) throws DeviceException {
        inUse.lock();
        try {
            if (closed) {
                throw new IllegalStateException("next needs an open device: " + name + " is closed");
            }
            if (lost != null) {
                throw lost;
            }
            long left = Math.max(0, until - clock.nanos()) / 1_000_000 + 1;
            int count = read((int) Math.min(WAIT_MILLIS, left));
            if (count > 0 && LOG.isLoggable(System.Logger.Level.TRACE)) {
                LOG.log(System.Logger.Level.TRACE, name + " < " + HexFormat.of().formatHex(buffer, 0, count));
            }
            intake.take(Arrays.copyOf(buffer, count), count, ready);
        } catch (DeviceException e) {
            if (e.kind() == Kind.LOST) {
                lost = e;
            }
            throw e;
        } finally {
            inUse.unlock();
        }
    }

    private int read(int millis) throws DeviceException {
        try {
            return file.read(buffer, millis);
        } catch (KernelException e) {
            throw e.whileInUse(name, Kind.OTHER);
        }
    }

    @Override
    public void close() {
        closed = true;
        inUse.lock();
        try {
            file.close();
        } finally {
            inUse.unlock();
        }
    }
}
