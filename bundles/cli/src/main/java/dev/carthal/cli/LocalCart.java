package dev.carthal.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carthal.launcher.Cart;
import dev.carthal.launcher.DataFolder;
import dev.carthal.launcher.Image;
import dev.carthal.launcher.Launch;
import dev.carthal.launcher.LaunchException;
import dev.carthal.launcher.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Run a cart in this process, and speak to it over its control socket as any other client does.
final class LocalCart implements AutoCloseable {
    private static final long UP_MILLIS = 60_000;

    private final DataFolder data;
    private final Cart cart;
    private final ControlClient events;
    private volatile boolean leaving;

    private LocalCart(DataFolder data, Cart cart, ControlClient events) {
        this.data = data;
        this.cart = cart;
        this.events = events;
    }

    /// Boot `image` as `wish` says, in a data folder that is held here, and wait until it is up.
    static LocalCart boot(Console console, Image image, Launch wish) throws LaunchException, InterruptedException {
        Timeline timeline = new Timeline();
        timeline.done("jvm");
        DataFolder data = DataFolder.hold(wish.data());
        try {
            Cart cart = Cart.start(image, new Launch(wish.variables(), wish.without(), data.path()), timeline);
            try {
                return new LocalCart(data, cart, up(console, cart, data.path()));
            } catch (LaunchException | InterruptedException | RuntimeException e) {
                cart.close();
                throw e;
            }
        } catch (LaunchException | InterruptedException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static ControlClient up(Console console, Cart cart, Path data)
            throws LaunchException, InterruptedException {
        Optional<ControlClient> events = ControlClient.ifRunning(data);
        try {
            cart.awaitUp(UP_MILLIS);
            ControlClient client = events.isPresent() ? events.get() : ControlClient.of(data);
            client.follow();
            return client;
        } catch (LaunchException e) {
            explain(console, data, e);
            throw e;
        } catch (IOException e) {
            throw Failed.ours("the cart does not tell its events: " + e, e);
        }
    }

    private static void explain(Console console, Path data, LaunchException failure) throws LaunchException {
        if (failure.fault() == LaunchException.Fault.USER) {
            return;
        }
        try (ControlClient client = ControlClient.of(data)) {
            for (JsonElement line : client.ask("why").getAsJsonArray("why")) {
                console.tell("  " + line.getAsString());
            }
        }
    }

    /// {@return the next event; empty once the cart, or [#leave], ended it}
    Optional<JsonObject> next() throws LaunchException {
        try {
            return events.next();
        } catch (IOException e) {
            if (leaving) {
                return Optional.empty();
            }
            throw Failed.ours("the cart is gone: " + e, e);
        }
    }

    /// Let the thread that waits in [#next] go.
    void leave() {
        leaving = true;
        events.close();
    }

    JsonObject ask(String command) throws LaunchException {
        try (ControlClient client = ControlClient.of(data.path())) {
            return client.ask(command);
        }
    }

    Map<String, Long> phases() {
        return cart.timeline().phases();
    }

    @Override
    public void close() {
        events.close();
        cart.close();
        data.close();
    }
}
