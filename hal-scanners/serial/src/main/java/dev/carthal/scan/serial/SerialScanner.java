package dev.carthal.scan.serial;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.line.Conversation;
import dev.carthal.line.Line;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// A scanner on a line: says what the dialect wants said, and hands on what it understood, each barcode once.
///
/// A barcode can come twice for two reasons: its acknowledgement was lost, or the trigger is kept pulled and it still
/// lies there. The last one is remembered for that, and handed on to the scanner that takes this one's place.
final class SerialScanner implements Scanner, Dialect.Sink, Conversation.Partner {
    private final Clock clock;
    private final Conversation<Scan> conversation;
    private final Dialect dialect;
    private final SerialScannerSettings settings;
    private final int mask;

    private Optional<Scan> last = Optional.empty();
    private long lastNanos;
    private long heardNanos;
    private long sequence;

    SerialScanner(Clock clock, SerialScannerSettings settings, Line line) {
        this.clock = clock;
        this.settings = settings;
        this.conversation = new Conversation<>(clock, line, "scanner", settings.port());
        this.dialect = settings.dialect();
        this.mask = settings.line().mask();
        this.heardNanos = clock.nanos();
        conversation.answer(settings.setup());
    }

    @Override
    public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
        return conversation.next(timeout, this);
    }

    @Override
    public void speak() throws DeviceException {
        byte[] due = dialect.due(clock.nanos(), this);
        if (due.length > 0) {
            conversation.say(due);
        }
    }

    @Override
    public void hear(byte value) {
        heardNanos = conversation.readNanos();
        dialect.accept((byte) (value & mask), this);
    }

    @Override
    public void quiet() {
        dialect.quiet(conversation.readNanos() - heardNanos, this);
    }

    @Override
    public void lost() {
        dialect.lost(this);
    }

    @Override
    public void say(byte[] bytes) {
        conversation.answer(bytes);
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public void scan(Dialect.Sighting sighting) {
        conversation.trace(" < " + sighting.aim() + " ", sighting.data());
        long now = clock.nanos();
        boolean told = last.filter(scan -> same(scan, sighting)).isPresent()
                && now - lastNanos < settings.rememberedNanos(sighting.again());
        lastNanos = now;
        if (!told) {
            Scan scan = Scan.of(++sequence, now, sighting.aim(), sighting.data());
            last = Optional.of(scan);
            conversation.understood(scan);
        }
    }

    /// Of a barcode in several packets, the last one alone may come again.
    private static boolean same(Scan scan, Dialect.Sighting sighting) {
        byte[] data = scan.data();
        int from = sighting.again() ? Math.max(0, data.length - sighting.data().length) : 0;
        return scan.aim().equals(sighting.aim())
                && Arrays.equals(data, from, data.length, sighting.data(), 0, sighting.data().length);
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {
        conversation.refused(frame, length, reason);
    }

    @Override
    public Map<Scan, Duration> inSight() {
        long age = clock.nanos() - lastNanos;
        return last.filter(_ -> age < settings.rememberedNanos(true))
                .map(scan -> Map.of(scan, Duration.ofNanos(age)))
                .orElse(Map.of());
    }

    @Override
    public void takeOver(Map<Scan, Duration> delivered) {
        delivered.entrySet().stream().min(Map.Entry.comparingByValue()).ifPresent(newest -> {
            last = Optional.of(newest.getKey());
            lastNanos = clock.nanos() - newest.getValue().toNanos();
        });
    }

    @Override
    public void close() {
        conversation.close(dialect.farewell());
    }
}
