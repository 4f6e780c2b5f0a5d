package dev.carthal.recorder;

import dev.carthal.hal.replay.FrameCue;
import dev.carthal.recording.FrameLine;
import java.nio.file.Path;
import java.util.function.Consumer;

/// One line of a camera's index, as its driver sees it.
record ReplayCue(String slot, FrameLine line, Consumer<Rejection> rejected) implements FrameCue {
    record Rejection(ReplayCue cue, String reason) {}

    @Override
    public long sequence() {
        return line.sequence();
    }

    @Override
    public long captureNanos() {
        return line.nanos();
    }

    @Override
    public Path media() {
        return line.media();
    }

    @Override
    public long position() {
        return line.position();
    }

    @Override
    public void reject(String reason) {
        rejected.accept(new Rejection(this, reason));
    }
}
