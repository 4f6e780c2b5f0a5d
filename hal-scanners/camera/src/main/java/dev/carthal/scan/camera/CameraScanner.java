package dev.carthal.scan.camera;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.scan.barcodes.BarcodeReader;
import dev.carthal.scan.barcodes.Code;
import dev.carthal.scan.barcodes.Luma;
import dev.carthal.scan.camera.Stillness.Glance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Looks at a camera's frames and delivers the barcodes that come into sight.
final class CameraScanner implements Scanner {
    private final String slot;
    private final WatchedCamera camera;
    private final BarcodeReader reader;
    private final InSight inSight;
    private final Luma luma = new Luma();
    private final Stillness stillness = new Stillness();
    private final Queue<Scan> ready = new ArrayDeque<>();
    /// Held in `next`, so that close waits for it.
    private final Lock use = new ReentrantLock();

    private volatile boolean closed;
    private long sequence;

    CameraScanner(DeviceContext context, CameraScannerSettings settings, WatchedCamera camera) {
        slot = context.slot();
        this.camera = camera;
        reader = new BarcodeReader(settings.symbologies(), settings.search());
        inSight = new InSight(settings.repeat().toNanos());
    }

    @Override
    public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
        use.lock();
        try {
            if (closed) {
                throw new IllegalStateException(slot + ": the scanner is closed, next needs it open");
            }
            Scan before = ready.poll();
            return before == null ? watch(timeout) : Next.item(before);
        } finally {
            use.unlock();
        }
    }

    @Override
    public Map<Scan, Duration> inSight() {
        use.lock();
        try {
            Set<String> waiting = ready.stream().map(Scan::text).collect(Collectors.toSet());
            Map<Scan, Duration> delivered = inSight.scans();
            delivered.keySet().removeIf(scan -> waiting.contains(scan.text()));
            return delivered;
        } finally {
            use.unlock();
        }
    }

    @Override
    public void takeOver(Map<Scan, Duration> delivered) {
        use.lock();
        try {
            inSight.takeOver(delivered);
        } finally {
            use.unlock();
        }
    }

    /// Wait for one frame. If there is no code in it, that is silence already: nothing comes before the next frame, and
    /// whoever wants that one asks again.
    private Next<Scan> watch(Duration timeout) throws DeviceException, InterruptedException {
        return switch (camera.next(timeout)) {
            case Next.Item<FrameLease>(var lease) -> {
                try (lease) {
                    look(lease.frame());
                }
                Scan found = ready.poll();
                yield found == null ? Next.silence() : Next.item(found);
            }
            case Next.Missing<FrameLease>(var gap) ->
                Next.missing(new Gap(slot, gap.fromNanos(), gap.toNanos(), gap.reason()));
            case Next.Silence<FrameLease>() -> Next.silence();
            case Next.End<FrameLease>(var reason) -> closed ? Next.silence() : Next.end(reason);
        };
    }

    private void look(Frame frame) throws DeviceException {
        if (!luma.take(frame)) {
            throw new DeviceException(
                    Kind.OTHER,
                    camera + " must deliver pictures with Y or G samples: "
                            + frame.format().pixels());
        }
        long nanos = frame.captureNanos();
        inSight.look(nanos);
        Glance glance = stillness.glance(luma, nanos);
        if (glance == Glance.CHANGED) {
            inSight.changed();
        }
        if (glance != Glance.SAME) {
            read(nanos);
        }
        inSight.at(nanos);
    }

    private void read(long nanos) {
        List<Code> codes = reader.read(luma);
        for (int i = 0; i < codes.size(); i++) {
            Code code = codes.get(i);
            if (inSight.comes(code, nanos)) {
                ready.add(Scan.of(sequence++, nanos, code.aim(), code.data()));
            }
        }
    }

    /// The frames end first: that ends a wait in `next`.
    @Override
    public void close() {
        closed = true;
        camera.leave();
        use.lock();
        try {
            camera.close();
        } finally {
            use.unlock();
        }
    }
}
