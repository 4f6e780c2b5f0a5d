package dev.carthal.scan.wedge;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportStream;
import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;

/// Make scans of the kernel's key events (`struct input_event` of 64-bit Linux: seconds, microseconds, type,
/// code, value).
final class KeyEvents implements ReportStream.Intake<Scan> {
    private static final int EVENT_BYTES = 24;
    private static final int EV_SYN = 0;
    private static final int EV_KEY = 1;
    private static final int SYN_REPORT = 0;
    private static final int SYN_DROPPED = 3;
    private static final int EVIOCSCLOCKID = 0x4004_45A0;
    private static final int CLOCK_MONOTONIC = 1;
    /// No scanner goes on with a barcode after so many times the pause that tears it.
    private static final int PAUSES = 10;

    private static final System.Logger LOG = System.getLogger(KeyEvents.class.getName());

    private final Clock clock;
    private final HidNode node;
    private final Typing typing;
    private final Duration torn;
    private long keyMicros;
    private long heardAt;
    /// The kernel has lost events, and those until the next report are a part of it.
    private boolean dropping;
    private long sequence;

    KeyEvents(Clock clock, HidNode node, Typing typing, Duration torn) {
        this.clock = clock;
        this.node = node;
        this.typing = typing;
        this.torn = torn;
    }

    /// Have events of this file stamped by a clock that nobody sets; one that cannot keeps the other.
    static void onSteadyTime(Device file) {
        try (Arena arena = Arena.ofConfined()) {
            file.ioctl(EVIOCSCLOCKID, arena.allocateFrom(ValueLayout.JAVA_INT, CLOCK_MONOTONIC));
        } catch (KernelException e) {
            LOG.log(System.Logger.Level.DEBUG, "events bear the time of the wall clock: " + e.getMessage());
        }
    }

    @Override
    public void take(byte[] bytes, int count, Queue<Next<Scan>> next) throws DeviceException {
        long now = clock.nanos();
        Optional<String> fault = Optional.empty();
        if (count > 0) {
            heardAt = now;
            ByteBuffer events = ByteBuffer.wrap(bytes, 0, count).order(ByteOrder.nativeOrder());
            while (events.remaining() >= EVENT_BYTES) {
                Optional<String> worse = event(events, next);
                fault = worse.isPresent() ? worse : fault;
            }
        } else if (now - heardAt > torn.toNanos()) {
            fault = paused((now - heardAt) / 1_000); // nothing waits to be read, so that the scanner did pause
        }
        if (fault.isPresent()) {
            throw new DeviceException(Kind.PROTOCOL, fault.get() + ": device=" + node.file());
        }
    }

    /// {@return what is wrong; it is told after all that came with it is taken}
    private Optional<String> event(ByteBuffer events, Queue<Next<Scan>> next) {
        long micros = events.getLong() * 1_000_000 + events.getLong();
        int type = events.getShort();
        int code = events.getShort() & 0xFFFF;
        int value = events.getInt();
        if (type == EV_SYN) {
            return synchronize(code, micros);
        }
        if (type != EV_KEY || dropping) {
            return Optional.empty();
        }
        // The kernel's time: this thread may have been late while the scanner typed on.
        long quiet = micros - keyMicros;
        Optional<String> fault = quiet > torn.toNanos() / 1_000 ? paused(quiet) : Optional.empty();
        keyMicros = micros;
        Typing.Outcome outcome = typing.key(code, value);
        outcome.code().ifPresent(read -> next.add(Next.item(scan(read))));
        return outcome.fault().or(() -> fault);
    }

    private Optional<String> paused(long micros) {
        Optional<String> fault = typing.pause();
        if (micros > PAUSES * torn.toNanos() / 1_000) {
            typing.rest();
        }
        return fault;
    }

    private Scan scan(Typing.Code code) {
        return Scan.of(++sequence, heardAt, code.aim(), code.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    private Optional<String> synchronize(int code, long micros) {
        switch (code) {
            case SYN_DROPPED -> {
                dropping = true;
                keyMicros = micros; // what was lost was no pause
                return Optional.of(typing.overrun());
            }
            case SYN_REPORT -> dropping = false;
            default -> {} // of several fingers
        }
        return Optional.empty();
    }
}
