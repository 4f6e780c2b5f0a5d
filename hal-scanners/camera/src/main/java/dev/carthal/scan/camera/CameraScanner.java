package dev.carthal.scan.camera;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameLease;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// Looks at each frame of a camera and tells a code once, until it was out of sight for a while.
final class CameraScanner implements Scanner {
    private final View view;
    private final BarcodeReader reader;
    private final long repeatNanos;
    private final Clock clock;
    private final Map<String, Long> lastSeenNanos = new HashMap<>();
    private final Luma luma = new Luma();
    private final Queue<Scan> scans = new ArrayDeque<>();
    private volatile boolean closed;
    private long sequence;

    CameraScanner(View view, BarcodeReader reader, long repeatNanos, Clock clock) {
        this.view = view;
        this.reader = reader;
        this.repeatNanos = repeatNanos;
        this.clock = clock;
    }

    /// What a scanner looks through.
    ///
    /// @param afterwards gives the camera's slot back
    record View(Subscription<FrameLease> frames, Runnable afterwards) implements AutoCloseable {
        @Override
        public void close() {
            frames.close();
            afterwards.run();
        }
    }

    @Override
    public Next<Scan> next(Duration timeout) throws InterruptedException {
        long until = clock.nanos() + timeout.toNanos();
        while (true) {
            if (closed) {
                throw new IllegalStateException("next needs an open scanner: this one is closed");
            }
            Scan scan = scans.poll();
            if (scan != null) {
                return Next.item(scan);
            }
            Duration left = Duration.ofNanos(Math.max(0, until - clock.nanos()));
            switch (view.frames().next(left)) {
                case Next.Item<FrameLease>(var lease) -> look(lease);
                case Next.Missing<FrameLease> _ -> lastSeenNanos.clear();
                case Next.Silence<FrameLease>() -> {
                    return Next.silence();
                }
                case Next.End<FrameLease>(var reason) -> {
                    if (!closed) {
                        return Next.end(reason);
                    }
                }
            }
        }
    }

    private void look(FrameLease lease) {
        try (lease) {
            Frame frame = lease.frame();
            if (luma.take(frame)) {
                reader.read(luma).forEach(found -> seen(found, frame.captureNanos()));
            }
        }
    }

    private void seen(Result found, long captureNanos) {
        Long last = lastSeenNanos.put(found.getText(), captureNanos);
        if (last == null || captureNanos - last > repeatNanos) {
            byte[] data = found.getText().getBytes(StandardCharsets.ISO_8859_1);
            scans.add(Scan.of(++sequence, captureNanos, aim(found), data));
        }
    }

    private static String aim(Result found) {
        Map<ResultMetadataType, Object> metadata = found.getResultMetadata();
        Object aim = metadata == null ? null : metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        return aim == null ? "]X0" : aim.toString();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            view.close();
        }
    }
}
