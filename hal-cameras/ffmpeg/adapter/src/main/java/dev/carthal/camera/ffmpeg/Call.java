package dev.carthal.camera.ffmpeg;

import dev.carthal.hal.Clock;

/// Tells FFmpeg, in the middle of a call, whether anybody still waits for what it does.
final class Call {
    private final Clock clock;
    private long until;
    private volatile boolean closed;

    Call(Clock clock, long until) {
        this.clock = clock;
        this.until = until;
    }

    void until(long nanos) {
        until = nanos;
    }

    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    long remainingNanos() {
        return closed ? 0 : until - clock.nanos();
    }

    /// {@return whether to give up; asked by the thread that is in the call}
    boolean over() {
        return Thread.currentThread().isInterrupted() || remainingNanos() <= 0;
    }
}
