package dev.carthal.touchscreen;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/// One screen that listens. It holds no thread: what cannot be written yet waits in a queue, and the server calls when
/// there is room again. A screen that falls behind is cut off; it comes back and gets the whole state.
final class Screen implements WriteListener, AsyncListener {
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final int most;
    private boolean begun;
    private boolean written;
    private boolean closed;

    Screen(AsyncContext context, int most) throws IOException {
        this.context = context;
        this.most = most;
        out = context.getResponse().getOutputStream();
        context.setTimeout(0);
        context.addListener(this);
        out.setWriteListener(this);
    }

    /// Add a message; never blocks. Any thread.
    void send(byte[] message) {
        lock.lock();
        try {
            if (!closed) {
                if (queue.size() >= most) {
                    end();
                } else {
                    queue.add(message);
                    drain();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            end();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onWritePossible() {
        lock.lock();
        try {
            begun = true;
            drain();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onError(Throwable fault) {
        close();
    }

    private void drain() {
        try {
            while (begun && !closed && out.isReady()) {
                byte[] next = queue.poll();
                if (next != null) {
                    out.write(next);
                    written = true;
                } else if (written) {
                    written = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException _) {
            // The screen is gone, which is no fault of the cart's.
            end();
        }
    }

    private void end() {
        if (!closed) {
            closed = true;
            queue.clear();
            try {
                context.complete();
            } catch (IllegalStateException _) {
                // The server has ended it before.
            }
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
