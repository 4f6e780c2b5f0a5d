package dev.carthal.line;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a device's owner thread does on a line: speak where it is time to, wait, let the partner hear what
/// came, and hand on what it understood, everything once and in order.
///
/// @param <T> what is understood
public final class Conversation<T> implements AutoCloseable, Refusals {
    /// Who understands the device. Called by the thread that calls [#next].
    public interface Partner {
        /// Say what is due; called before each wait.
        ///
        /// @throws DeviceException of kind `LOST` if the port is gone
        default void speak() throws DeviceException {}

        /// {@return for how long nothing is to be said, and nothing is expected because nothing was asked; 0
        /// where the device may speak}
        default Duration rest() {
            return Duration.ZERO;
        }

        /// Take one byte as it came off the line.
        void hear(byte value);

        /// The line was read and nothing was there.
        default void quiet() {}

        /// The port is gone; what is not whole will not be.
        default void lost() {}
    }

    private static final byte[] NOTHING = {};
    /// In which whatever is said here arrives.
    private static final long ARRIVES_NANOS = Line.WAIT_MILLIS * 1_000_000L;
    /// What a native wait outlasts. In a longer rest the line is read, so that an unplug is noticed.
    private static final Duration NATIVE_WAIT = Duration.ofMillis(Line.WAIT_MILLIS);

    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private final Clock clock;
    private final Line line;
    private final String device;
    private final String port;
    private final byte[] buffer = new byte[256];
    private final Queue<Next<T>> items = new ArrayDeque<>();
    private final Queue<DeviceException> refusals = new ArrayDeque<>();
    /// Held for one native wait at a time, so that a close waits for it and frees nothing that is in use.
    private final ReentrantLock inUse = new ReentrantLock();

    private final Signal pause;
    private volatile boolean closed;
    private boolean gone;
    private @Nullable DeviceException lost;
    private long readNanos;
    private long saidNanos;
    private byte[] reply = NOTHING;

    /// @param device what is on the line, in a word
    /// @param port where it is, for messages
    public Conversation(Clock clock, Line line, String device, String port) {
        this.clock = clock;
        this.line = line;
        this.device = device;
        this.port = port;
        this.pause = clock.signal(device + " at " + port);
        this.readNanos = clock.nanos();
        this.saidNanos = readNanos - ARRIVES_NANOS;
    }

    /// Wait for what the partner makes of the line; the contract of `StreamingDevice.next`.
    ///
    /// @throws DeviceException if the port is gone, or what came was refused
    /// @throws InterruptedException if the calling thread is interrupted
    public Next<T> next(Duration timeout, Partner partner) throws DeviceException, InterruptedException {
        long until = clock.nanos() + timeout.toNanos();
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Next<T> item = items.poll();
            if (item != null) {
                return item;
            }
            DeviceException refusal = refusals.poll();
            if (refusal != null) {
                throw refusal;
            }
            if (restsUntil(until, partner)) {
                break;
            }
            exchange(partner);
        } while (!items.isEmpty() || !refusals.isEmpty() || clock.nanos() < until);
        return Next.silence();
    }

    /// Talk until it is so, or the deadline has passed. What is understood meanwhile waits for [#next].
    ///
    /// @throws DeviceException if the port is gone
    /// @throws InterruptedException if the calling thread is interrupted
    public void until(BooleanSupplier isSo, Deadline deadline, Partner partner)
            throws DeviceException, InterruptedException {
        while (!isSo.getAsBoolean() && !deadline.passed()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!restsUntil(deadline.atNanos(), partner)) {
                exchange(partner);
            }
        }
    }

    /// Rest until it is time to speak: a native wait cannot be as short, and would make the question late.
    ///
    /// @return whether the rest is longer than until then
    private boolean restsUntil(long until, Partner partner) throws InterruptedException {
        Duration rest = partner.rest();
        long nanos = Math.min(rest.toNanos(), until - clock.nanos());
        if (nanos <= 0 || rest.compareTo(NATIVE_WAIT) >= 0) {
            return false;
        }
        pause.await(Duration.ofNanos(nanos));
        return nanos < rest.toNanos() && !closed;
    }

    private void exchange(Partner partner) throws DeviceException {
        inUse.lock();
        try {
            if (closed) {
                throw new IllegalStateException("next needs an open " + device + ": " + port + " is closed");
            }
            if (lost != null) {
                throw lost;
            }
            partner.speak();
            sayReply();
            int count = line.read(buffer);
            readNanos = clock.nanos();
            for (int i = 0; i < count; i++) {
                partner.hear(buffer[i]);
                sayReply();
            }
            if (count == 0) {
                partner.quiet();
                sayReply();
            }
        } catch (DeviceException e) {
            if (e.kind() != Kind.LOST || lost != null) {
                throw e;
            }
            lost = e;
            partner.lost();
            if (items.isEmpty() && refusals.isEmpty()) {
                throw e; // else what the partner understood comes first
            }
        } finally {
            inUse.unlock();
        }
    }

    private void sayReply() throws DeviceException {
        if (reply.length > 0) {
            say(reply);
            reply = NOTHING;
        }
    }

    /// Hand on what was understood.
    public void understood(T item) {
        items.add(Next.item(item));
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {
        String text = new String(frame, 0, length, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "·");
        refusals.add(new DeviceException(Kind.PROTOCOL, reason + ": got \"" + text + "\" from " + port));
    }

    /// Say this, and what it answers before, when the partner has heard the byte that it is hearing.
    public void answer(byte[] bytes) {
        byte[] both = Arrays.copyOf(reply, reply.length + bytes.length);
        System.arraycopy(bytes, 0, both, reply.length, bytes.length);
        reply = both;
    }

    /// Say this now; for [Partner#speak].
    ///
    /// @throws DeviceException of kind `LOST` if the port is gone
    public void say(byte[] bytes) throws DeviceException {
        trace(" > ", bytes);
        line.write(bytes);
        saidNanos = clock.nanos();
    }

    /// Forget what has come and was not read.
    public void discard() {
        line.discard();
    }

    /// {@return when the line was read last, on the scale of the clock}
    public long readNanos() {
        return readNanos;
    }

    /// Tell whoever looks at the log that these bytes went that way.
    public void trace(String way, byte[] bytes) {
        LOG.log(System.Logger.Level.TRACE, () -> port + way + HexFormat.of().formatHex(bytes));
    }

    /// Close the line. Waits for a native wait that runs; safe twice. What was said just now may not arrive.
    @Override
    public void close() {
        closed = true;
        pause.close();
        inUse.lock();
        try {
            line.close();
        } finally {
            inUse.unlock();
        }
    }

    /// Say that, wait once so that it and what was said just now arrive, and close the line: a port that is
    /// closed forgets what it has not sent.
    public void close(byte[] farewell) {
        closed = true;
        pause.close();
        inUse.lock();
        try {
            if (!gone && lost == null) {
                if (farewell.length > 0) {
                    say(farewell);
                }
                if (clock.nanos() - saidNanos < ARRIVES_NANOS) {
                    line.read(buffer);
                }
            }
        } catch (DeviceException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> port + " took no farewell: " + e.getMessage());
        } finally {
            gone = true;
            line.close();
            inUse.unlock();
        }
    }
}
