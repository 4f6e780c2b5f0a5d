package dev.carthal.perception;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.camera.FrameFormat;
import dev.carthal.perception.PixelLayout.Channel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Find what moves. A frame becomes a coarse grid of luma; a cell that differs from the slowly learned
/// background is new, and one that differs from a moment before has changed. All times are capture times.
final class MotionGate {
    /// Enough samples for the mean of a cell; all others are left unread.
    private static final int SAMPLES_ACROSS_CELL = 8;

    /// Bounds the new cells that hang together with those that changed: the thing that moves, without what already
    /// lies still.
    final CellBox moving;
    /// Bounds all new cells.
    final CellBox fresh;

    private final float[] now;
    private final float[] before;
    private final float[] background;
    private final boolean[] isFresh;
    private final int[] stack;
    private final int newLuma;
    private final int motionLuma;
    private final long motionNanos;
    private final long backgroundNanos;
    private final int noiseCells;

    private boolean started;
    private long nowNanos;
    private long beforeNanos;
    private @Nullable FrameFormat format;
    private Channel luma = new Channel(0, 0, 1, false);
    private int width;
    private int height;
    private int changes;

    MotionGate(PerceptionConfig config) {
        int columns = Range.check("grid.columns", config.grid_columns(), 4, 128);
        int rows = Range.check("grid.rows", config.grid_rows(), 4, 128);
        moving = new CellBox(columns, rows);
        fresh = new CellBox(columns, rows);
        isFresh = new boolean[columns * rows];
        stack = new int[columns * rows];
        now = new float[columns * rows];
        before = new float[columns * rows];
        background = new float[columns * rows];
        newLuma = Range.check("new.luma", config.new_luma(), 1, 255);
        motionLuma = Range.check("motion.luma", config.motion_luma(), 1, 255);
        motionNanos = Range.nanos("motion.ms", config.motion_ms(), 0, 1000);
        backgroundNanos = Range.nanos("background.ms", config.background_ms(), 1, 600_000);
        noiseCells = Range.check("noise.cells", config.noise_cells(), 1, 1000);
    }

    /// Look at the next frame; [#moving] and [#fresh] tell what is there.
    ///
    /// @throws DeviceException if the pixels are stored in a way that cannot be read
    void look(Frame frame) throws DeviceException {
        adopt(frame.format());
        long elapsed = frame.captureNanos() - nowNanos;
        nowNanos = frame.captureNanos();
        average(frame);
        if (!started) {
            started = true;
            rest();
        }
        compare();
        if (nowNanos - beforeNanos >= motionNanos) {
            System.arraycopy(now, 0, before, 0, now.length);
            beforeNanos = nowNanos;
        }
        if (!moves()) {
            learn(Math.max(0, elapsed));
        }
    }

    /// {@return whether more than noise has changed}
    boolean moves() {
        return changes >= noiseCells;
    }

    /// {@return whether more than noise is new and moves}
    boolean mover() {
        return moves() && moving.cells >= noiseCells;
    }

    /// {@return whether more than noise differs from the background}
    boolean shows() {
        return fresh.cells >= noiseCells;
    }

    /// Take what is seen now for the background: it has come to rest.
    void rest() {
        System.arraycopy(now, 0, background, 0, now.length);
        System.arraycopy(now, 0, before, 0, now.length);
        beforeNanos = nowNanos;
    }

    /// Follow the light, which changes by and by.
    private void learn(long elapsed) {
        float share = (float) ((double) elapsed / (elapsed + backgroundNanos));
        for (int i = 0; i < now.length; i++) {
            background[i] += share * (now[i] - background[i]);
        }
    }

    private void adopt(FrameFormat next) throws DeviceException {
        if (!next.equals(format)) {
            luma = PixelLayout.of(next).luma();
            width = next.width();
            height = next.height();
            format = next;
        }
    }

    private void average(Frame frame) {
        MemorySegment plane = frame.plane(luma.plane());
        int stride = frame.stride(luma.plane());
        for (int row = 0; row < moving.rows; row++) {
            for (int column = 0; column < moving.columns; column++) {
                now[row * moving.columns + column] = mean(plane, stride, column, row);
            }
        }
    }

    private float mean(MemorySegment plane, long stride, int column, int row) {
        int left = column * width / moving.columns;
        int right = Math.max(left + 1, (column + 1) * width / moving.columns);
        int top = row * height / moving.rows;
        int bottom = Math.max(top + 1, (row + 1) * height / moving.rows);
        int stepX = Math.max(1, (right - left) / SAMPLES_ACROSS_CELL);
        int stepY = Math.max(1, (bottom - top) / SAMPLES_ACROSS_CELL);
        int sum = 0;
        int count = 0;
        for (int y = top; y < bottom; y += stepY) {
            long base = y * stride + luma.offset();
            for (int x = left; x < right; x += stepX) {
                sum += plane.get(ValueLayout.JAVA_BYTE, base + (long) x * luma.step()) & 0xFF;
                count++;
            }
        }
        return (float) sum / count;
    }

    private void compare() {
        fresh.clear();
        for (int cell = 0; cell < now.length; cell++) {
            isFresh[cell] = Math.abs(now[cell] - background[cell]) >= newLuma;
            if (isFresh[cell]) {
                fresh.add(cell % fresh.columns, cell / fresh.columns);
            }
        }
        changes = 0;
        moving.clear();
        for (int cell = 0; cell < now.length; cell++) {
            if (Math.abs(now[cell] - before[cell]) >= motionLuma) {
                changes++;
                follow(cell);
            }
        }
    }

    /// Add all new cells that hang together with one that has changed. The inside of a thing of one colour does not
    /// change while it moves, and where it was is not new any more.
    private void follow(int changed) {
        int waiting = spread(changed, 0);
        while (waiting > 0) {
            waiting = spread(stack[waiting - 1], waiting - 1);
        }
    }

    private int spread(int cell, int waiting) {
        int top = waiting;
        int column = cell % moving.columns;
        int row = cell / moving.columns;
        for (int y = Math.max(0, row - 1); y <= Math.min(moving.rows - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(moving.columns - 1, column + 1); x++) {
                int neighbour = y * moving.columns + x;
                if (isFresh[neighbour]) {
                    isFresh[neighbour] = false;
                    moving.add(x, y);
                    stack[top++] = neighbour;
                }
            }
        }
        return top;
    }
}
