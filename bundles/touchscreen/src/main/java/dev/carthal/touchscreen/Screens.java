package dev.carthal.touchscreen;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// All screens that listen, and the one thread that tells them what happens. Nothing here is waited for by whoever
/// has news.
final class Screens implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Screens.class.getName());

    private final List<Screen> screens = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stale = new AtomicBoolean();
    private final ScheduledExecutorService teller;
    private final ScheduledFuture<?> heartbeat;
    private final Runnable look;
    private final Supplier<String> state;
    private final int queue;
    private final int most;
    private String shown = "";

    Screens(TouchscreenConfig config, Runnable look, Supplier<String> state) {
        this.look = look;
        this.state = state;
        queue = Range.check("screen.queue", config.screen_queue(), 2, 10_000);
        most = Range.check("screen.most", config.screen_most(), 1, 1000);
        long pause = Range.check("heartbeat.ms", config.heartbeat_ms(), 100, 60_000);
        // News that comes after the end interests nobody.
        teller = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("touchscreen").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
        heartbeat = teller.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }

    /// {@return whether there is room for one more}
    boolean admits() {
        screens.removeIf(Screen::closed);
        return screens.size() < most;
    }

    void add(AsyncContext context) throws IOException {
        Screen screen = new Screen(context, queue);
        screen.send(Wire.hello());
        screens.add(screen);
        teller.execute(() -> screen.send(Wire.message("state", state.get())));
    }

    /// Tell an event, and after it all that is to be seen. Any thread; returns at once.
    void tell(byte[] event) {
        teller.execute(() -> {
            send(event);
            show(true);
        });
    }

    /// Tell what has changed, soon. Any thread; returns at once.
    void refresh() {
        if (!stale.getAndSet(true)) {
            teller.execute(() -> {
                stale.set(false);
                show(false);
            });
        }
    }

    private void show(boolean always) {
        String now = state.get();
        if (always || !now.equals(shown)) {
            shown = now;
            send(Wire.message("state", now));
        }
    }

    private void send(byte[] message) {
        screens.forEach(screen -> screen.send(message));
    }

    private void beat() {
        screens.removeIf(Screen::closed);
        send(Wire.heartbeat());
        try {
            look.run();
            show(false);
        } catch (RuntimeException e) {
            // A service that goes this very moment, say; the next beat looks again.
            LOG.log(Level.DEBUG, "no state to show", e);
        }
    }

    @Override
    public void close() {
        heartbeat.cancel(false);
        teller.shutdownNow();
        screens.forEach(Screen::close);
    }
}
