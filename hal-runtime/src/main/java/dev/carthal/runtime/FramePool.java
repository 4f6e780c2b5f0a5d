package dev.carthal.runtime;

import dev.carthal.hal.Signal;
import dev.carthal.hal.camera.Frame;
import java.time.Duration;
import java.util.ArrayDeque;

/// Keep the counters of frames that are lent out, and know how many are.
final class FramePool implements AutoCloseable {
    private final FaultLog faults;
    private final Signal allBack;
    private final ArrayDeque<SharedFrame> spare = new ArrayDeque<>();
    private int lent;
    private boolean draining;

    FramePool(FaultLog faults, Signal allBack) {
        this.faults = faults;
        this.allBack = allBack;
    }

    synchronized SharedFrame lend(Frame frame) {
        SharedFrame shared = spare.isEmpty() ? new SharedFrame(this) : spare.pop();
        shared.begin(frame);
        lent++;
        return shared;
    }

    void giveBack(SharedFrame shared, Frame frame) {
        try {
            frame.close();
        } catch (RuntimeException | Error e) {
            faults.report("giving back a frame", e);
        }
        count(shared);
    }

    private synchronized void count(SharedFrame shared) {
        spare.push(shared);
        lent--;
        if (draining && lent == 0) {
            draining = false;
            allBack.raise();
        }
    }

    /// Wait until all frames are back, but not longer than `longest`.
    void drain(Duration longest) throws InterruptedException {
        synchronized (this) {
            if (lent == 0) {
                return;
            }
            draining = true;
        }
        allBack.await(longest);
        synchronized (this) {
            draining = false;
        }
        while (allBack.await(Duration.ZERO)) {
            // each call says that the arrival before is handled
        }
    }

    @Override
    public void close() {
        allBack.close();
    }
}
