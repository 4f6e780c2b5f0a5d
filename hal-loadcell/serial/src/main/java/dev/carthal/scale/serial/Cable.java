package dev.carthal.scale.serial;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.line.Ascii;
import dev.carthal.line.Line;
import dev.carthal.line.LineSettings;
import dev.carthal.line.Mode;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A line with a scale and a scanner at its far end, as two lines: what begins with `S1` is the scale's, what does not
/// the scanner's, each to its CR. Whoever reads first reads for both; what nobody listens to is dropped.
final class Cable {
    enum Half {
        SCALE,
        SCANNER
    }

    private final LineSettings settings;
    private final Line line;
    private final byte[] buffer = new byte[256];
    private final Map<Half, Tap> taps = new EnumMap<>(Half.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition read = lock.newCondition();
    private boolean reading;
    private boolean gone;
    private @Nullable DeviceException lost;
    private @Nullable Half speaker;
    private boolean begun;

    Cable(LineSettings settings, Line line) {
        this.settings = settings;
        this.line = line;
    }

    Mode mode() {
        return settings.mode();
    }

    /// {@return whether nobody will open another half of it}
    boolean isGone() {
        lock.lock();
        try {
            return gone || lost != null;
        } finally {
            lock.unlock();
        }
    }

    Line tap(Half half) throws DeviceException {
        lock.lock();
        try {
            if (taps.containsKey(half)) {
                throw new DeviceException(
                        Kind.BUSY, "somebody else has that half of the cable open: " + settings.port() + ", " + half);
            }
            Tap tap = new Tap(half);
            taps.put(half, tap);
            return tap;
        } finally {
            lock.unlock();
        }
    }

    /// Wait for bytes of either half, or for whoever waits for them already. Called with the lock held once.
    private void await(Tap tap) {
        if (reading) {
            awaitReader(tap);
            return;
        }
        reading = true;
        lock.unlock();
        int count = 0;
        DeviceException fault = null;
        try {
            count = line.read(buffer);
        } catch (DeviceException e) {
            fault = e;
        } finally {
            lock.lock();
            reading = false;
            read.signalAll();
        }
        for (int i = 0; i < count; i++) {
            sort(buffer[i]);
        }
        lost = fault != null && lost == null ? fault : lost;
    }

    private void awaitReader(Tap tap) {
        long left = Line.WAIT_MILLIS * 1_000_000L;
        try {
            while (reading && tap.inbox.size() == 0 && left > 0) {
                left = read.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // for the caller, who looks
        }
    }

    private void sort(byte value) {
        int character = value & Ascii.SEVEN_BITS;
        if (speaker == null && !begun && character == 'S') {
            begun = true; // the next one says whose it is
            return;
        }
        if (speaker == null) {
            speaker = begun && character == '1' ? Half.SCALE : Half.SCANNER;
            if (begun) {
                give((byte) 'S');
            }
        }
        give(value);
        if (character == Ascii.CR) {
            speaker = null;
            begun = false;
        }
    }

    private void give(byte value) {
        Tap tap = speaker == null ? null : taps.get(speaker);
        if (tap != null) {
            tap.inbox.write(value);
        }
    }

    private final class Tap implements Line {
        private final Half half;
        private final ByteArrayOutputStream inbox = new ByteArrayOutputStream();

        Tap(Half half) {
            this.half = half;
        }

        @Override
        public int read(byte[] target) throws DeviceException {
            lock.lock();
            try {
                if (inbox.size() == 0 && lost == null) {
                    await(this);
                }
                if (inbox.size() == 0 && lost != null) {
                    throw new DeviceException(lost.kind(), lost.getMessage(), lost);
                }
                byte[] all = inbox.toByteArray();
                int count = Math.min(all.length, target.length);
                System.arraycopy(all, 0, target, 0, count);
                inbox.reset();
                inbox.write(all, count, all.length - count);
                return count;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void write(byte[] bytes) throws DeviceException {
            line.write(bytes);
        }

        @Override
        public void discard() {
            lock.lock();
            try {
                inbox.reset();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                boolean mine = taps.remove(half, this);
                if (mine && taps.isEmpty()) {
                    gone = true;
                    line.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
