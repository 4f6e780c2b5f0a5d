package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Let each scanner of a slot know what the one before it has delivered and still has in sight.
final class ScannerWork implements Work<Scanner> {
    private final SlotParts parts;
    private final Work<Scanner> stream;
    private @Nullable Scanner device;
    private long boundNanos;
    private Map<Scan, Duration> inSight = Map.of();

    ScannerWork(SlotParts parts, Work<Scanner> stream) {
        this.parts = parts;
        this.stream = stream;
    }

    @Override
    public void opened(Scanner opened, Fitting<Scanner> fitting) {
        remember(); // one that serves until now
        boundNanos = fitting.settings().pace().grace().toNanos();
        device = opened;
        if (!inSight.isEmpty()) {
            bounded("takeOver", () -> opened.takeOver(inSight));
        }
        stream.opened(opened, fitting);
    }

    private void remember() {
        Scanner before = device;
        if (before != null) {
            inSight = Map.of();
            bounded("inSight", () -> inSight = Map.copyOf(before.inSight()));
        }
    }

    /// A driver that fails here delivers twice at worst.
    private void bounded(String call, Runnable work) {
        parts.guard().begin(call, true, boundNanos);
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            parts.faults().report(call, e);
        } finally {
            parts.guard().end();
        }
    }

    @Override
    public void step() throws DeviceException, Ended, InterruptedException {
        stream.step();
    }

    @Override
    public boolean release(String why) throws InterruptedException {
        remember();
        device = null;
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
