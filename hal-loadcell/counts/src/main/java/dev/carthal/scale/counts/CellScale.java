package dev.carthal.scale.counts;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A scale of bare cells: each conversion of all of them is a reading, no conversion is silence. The bytes of a
/// reading are the counts, four for each cell, the highest first.
public final class CellScale implements Scale {
    /// How often to look for a conversion while one is due.
    private static final int LOOKS = 16;

    private static final System.Logger LOG = System.getLogger(CellScale.class.getName());

    private final Clock clock;
    private final String slot;
    private final CellSettings settings;
    private final Surroundings surroundings;
    private final Weigher weigher;
    private final Cells cells;
    private final int[] counts;
    private final long periodNanos;
    private final Signal pause;
    private final Queue<Next<Reading>> ahead = new ArrayDeque<>();
    /// Held while the cells are asked, so that a close waits for it and frees nothing that is in use.
    private final ReentrantLock inUse = new ReentrantLock();

    private volatile boolean closed;
    private @Nullable DeviceException lost;
    private long sequence;
    private long askAt;

    /// Begin to weigh.
    ///
    /// @param context of the opening
    /// @param settings of the scale
    /// @param cells as many as the scheme has; closed with this scale
    public CellScale(DeviceContext context, CellSettings settings, Cells cells) {
        this.clock = context.clock();
        this.slot = context.slot();
        this.settings = settings;
        this.surroundings = new Surroundings(slot, settings.sources());
        this.weigher = new Weigher(settings.scheme());
        this.cells = cells;
        this.counts = new int[settings.scheme().cells().size()];
        this.periodNanos = 1_000_000_000L / settings.scheme().tuning().samplesPerSecond();
        this.pause = clock.signal("cells of " + slot);
        this.askAt = clock.nanos();
    }

    @Override
    public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
        Next<Reading> before = closed ? null : ahead.poll();
        return before == null ? pull(timeout) : before;
    }

    @Override
    public Set<ScaleKey> keys() {
        return EnumSet.allOf(ScaleKey.class);
    }

    /// Waits until the load is at rest, as a person would, and for nothing to forget a tare.
    @Override
    public void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
        requireOpen();
        while (key != ScaleKey.CLEAR_TARE && !weigher.flags().contains(Flag.STABLE)) {
            if (deadline.passed()) {
                throw new KeyRefusedException(
                        Reason.MOTION, slot + " did not come to rest: key=" + key + ", flags=" + weigher.flags());
            }
            pullAhead(deadline);
        }
        weigher.press(key);
    }

    private void pullAhead(Deadline deadline) throws DeviceException, InterruptedException {
        try {
            Next<Reading> next = pull(Duration.ofNanos(deadline.remainingNanos()));
            if (next instanceof Next.Item<Reading>) {
                ahead.add(next);
            }
        } catch (DeviceException e) {
            if (lost != null) {
                throw e;
            }
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> slot + " lost a conversion while a key was pressed: " + e.getMessage());
        }
    }

    private Next<Reading> pull(Duration timeout) throws DeviceException, InterruptedException {
        long until = clock.nanos() + timeout.toNanos();
        do {
            requireOpen();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long wait = Math.min(askAt, until) - clock.nanos();
            if (wait > 0) {
                pause.await(Duration.ofNanos(wait));
            }
            if (clock.nanos() >= askAt && take()) {
                return Next.item(reading(clock.nanos()));
            }
        } while (clock.nanos() < until);
        return Next.silence();
    }

    /// After a conversion the next one is not due for a while: nobody is asked for nothing, and none is missed
    /// if the converter runs fast.
    private boolean take() throws DeviceException {
        inUse.lock();
        try {
            requireOpen();
            boolean taken = cells.take(counts);
            askAt = clock.nanos() + (taken ? periodNanos / 4 * 3 : periodNanos / LOOKS);
            return taken;
        } catch (DeviceException e) {
            askAt = clock.nanos() + periodNanos / LOOKS;
            if (e.kind() == Kind.LOST) {
                lost = e;
            }
            throw e;
        } finally {
            inUse.unlock();
        }
    }

    private void requireOpen() throws DeviceException {
        if (closed) {
            throw new IllegalStateException("next needs an open scale: " + slot + " is closed");
        }
        if (lost != null) {
            throw lost;
        }
    }

    private Reading reading(long nanos) {
        weigher.accept(counts, surroundings.at(nanos), nanos);
        ByteBuffer bytes = ByteBuffer.allocate(counts.length * Integer.BYTES);
        bytes.asIntBuffer().put(counts);
        Reading plain = Reading.of(++sequence, nanos)
                .from(Origin.CONVERTER)
                .ofBytes(bytes.array())
                .with(weigher.flags().toArray(Flag[]::new));
        Reading reading = settings.certificate().map(plain::certified).orElse(plain);
        return weigher.hasIndication()
                ? reading.indicating(settings.display().show(weigher.shownMilligrams()))
                : reading;
    }

    @Override
    public void close() {
        closed = true;
        pause.close();
        inUse.lock();
        try {
            cells.close();
        } finally {
            inUse.unlock();
        }
    }
}
