package dev.carthal.scale.serial;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
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

    SerialScale(DeviceContext context, SerialScaleSettings settings, Line line) {
        this.clock = context.clock();
        this.settings = settings;
        this.line = line;
        this.dialect = settings.dialect();
        this.askAt = clock.nanos();
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
            for (int i = 0; i < count; i++) {
                dialect.accept((byte) (buffer[i] & settings.mask()), this);
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

    private void ask() throws DeviceException {
        byte[] question = settings.question();
        if (question.length > 0 && clock.nanos() >= askAt) {
            line.write(question);
            askAt = clock.nanos() + settings.pollNanos();
        }
    }

    @Override
    public void frame(Parsed parsed) {
        byte[] bytes = parsed.bytes();
        LOG.log(
                System.Logger.Level.TRACE,
                () -> settings.port() + " < " + HexFormat.of().formatHex(bytes));
        Reading reading = Reading.of(++sequence, clock.nanos()).ofBytes(bytes);
        for (var flag : parsed.flags) {
            reading = reading.with(flag);
        }
        if (parsed.hasWeight()) {
            Optional<WeightUnit> unit = parsed.hasUnit() ? Optional.of(parsed.unit()) : settings.unit();
            if (unit.isEmpty()) {
                sequence--;
                refused(bytes, bytes.length, "the frame carries no unit, and `unit` is not configured");
                return;
            }
            reading = reading.indicating(new Indication(parsed.value(), unit.get()));
        }
        UnaryOperator<Reading> certified =
                r -> settings.certificate().map(r::certified).orElse(r);
        readings.add(Next.item(certified.apply(reading)));
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {
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
