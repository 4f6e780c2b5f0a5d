package dev.carthal.scale.serial;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.WeightUnit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A scale on a line: asks where the dialect wants to be asked, reads, and hands on what the dialect
/// understood.
final class SerialScale implements Scale, Dialect.Sink {
    private static final byte[] NOTHING = {};
    /// Longer than any scale takes for its answer.
    private static final long ANSWER_NANOS = 500_000_000;
    /// When nobody has read for so long, what is there is old.
    private static final long STALE_NANOS = 200_000_000;

    private static final System.Logger LOG = System.getLogger(SerialScale.class.getName());

    private final Clock clock;
    private final Line line;
    private final Dialect dialect;
    private final SerialScaleSettings settings;
    private final byte[] buffer = new byte[256];
    private final Queue<Next<Reading>> readings = new ArrayDeque<>();
    private final Queue<DeviceException> refusals = new ArrayDeque<>();
    /// Held for one native wait at a time, so that a close waits for it and frees nothing that is in use.
    private final ReentrantLock inUse = new ReentrantLock();

    private volatile boolean closed;
    private @Nullable DeviceException lost;
    private long sequence;
    private long askAt;
    private long askedAt;
    private long heardAt;
    private boolean waiting;
    private byte[] reply = NOTHING;

    SerialScale(DeviceContext context, SerialScaleSettings settings, Line line) {
        this.clock = context.clock();
        this.settings = settings;
        this.line = line;
        this.dialect = settings.dialect();
        this.askAt = clock.nanos();
        this.heardAt = askAt;
    }

    @Override
    public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
        long until = clock.nanos() + timeout.toNanos();
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Next<Reading> reading = readings.poll();
            if (reading != null) {
                return reading;
            }
            DeviceException refusal = refusals.poll();
            if (refusal != null) {
                throw refusal;
            }
            exchange();
        } while (!readings.isEmpty() || !refusals.isEmpty() || clock.nanos() < until);
        return Next.silence();
    }

    /// Ask if it is time to, then take what has come.
    private void exchange() throws DeviceException {
        inUse.lock();
        try {
            if (closed) {
                throw new IllegalStateException("next needs an open scale: " + settings.port() + " is closed");
            }
            if (lost != null) {
                throw lost;
            }
            ask();
            int count = line.read(buffer);
            heardAt = clock.nanos();
            for (int i = 0; i < count; i++) {
                dialect.accept((byte) (buffer[i] & settings.mask()), this);
                if (reply.length > 0) {
                    write(reply);
                    reply = NOTHING;
                }
            }
        } catch (DeviceException e) {
            if (e.kind() == Kind.LOST) {
                lost = e;
            }
            throw e;
        } finally {
            inUse.unlock();
        }
    }

    /// Ask again when it is time to and the last question was answered, or never will be.
    private void ask() throws DeviceException {
        long now = clock.nanos();
        if (!settings.asks() || now < askAt || (waiting && now - askedAt < ANSWER_NANOS)) {
            return;
        }
        byte[] question = dialect.ask(settings.question());
        if (now - heardAt > STALE_NANOS && !settings.protocol().sharesLine()) {
            line.discard(); // an answer to an earlier question would get the time of this one
        }
        if (waiting && !settings.protocol().silentWhileMoving()) {
            LOG.log(System.Logger.Level.DEBUG, () -> settings.port() + " did not answer");
        }
        write(question);
        waiting = true;
        askedAt = now;
        askAt = now + settings.pollNanos();
    }

    private void write(byte[] bytes) throws DeviceException {
        trace(" > ", bytes);
        line.write(bytes);
    }

    private void trace(String way, byte[] bytes) {
        LOG.log(
                System.Logger.Level.TRACE,
                () -> settings.port() + way + HexFormat.of().formatHex(bytes));
    }

    @Override
    public void say(byte[] bytes) {
        reply = bytes;
    }

    @Override
    public void frame(Parsed parsed) {
        waiting = false;
        byte[] bytes = parsed.bytes();
        trace(" < ", bytes);
        Optional<WeightUnit> unit = parsed.hasUnit() ? Optional.of(parsed.unit()) : settings.unit();
        if (parsed.hasWeight() && unit.isEmpty()) {
            refused(bytes, bytes.length, "the frame carries no unit, and `unit` is not configured");
            return;
        }
        Reading reading = Reading.of(++sequence, clock.nanos()).ofBytes(bytes).with(parsed.flags.toArray(Flag[]::new));
        if (parsed.hasWeight()) {
            reading = reading.indicating(new Indication(parsed.value(), unit.get()));
        }
        UnaryOperator<Reading> certified =
                r -> settings.certificate().map(r::certified).orElse(r);
        readings.add(Next.item(certified.apply(reading)));
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {
        waiting = false;
        String text = new String(frame, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replaceAll("\\p{Cntrl}", "·");
        refusals.add(new DeviceException(Kind.PROTOCOL, reason + ": got \"" + text + "\" from " + settings.port()));
    }

    @Override
    public void close() {
        closed = true;
        inUse.lock();
        try {
            line.close();
        } finally {
            inUse.unlock();
        }
    }
}
