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
import java.util.stream.Collectors;

/// Run a cart in this process, and speak to it over its control socket as any other client does.
final class LocalCart implements HumanDisplay.Source, AutoCloseable {
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
    static LocalCart boot(Image image, Launch wish) throws LaunchException, InterruptedException {
        Timeline timeline = new Timeline();
        timeline.done("jvm");
        DataFolder data = DataFolder.hold(wish.data());
        try {
            Cart cart = Cart.start(image, wish.in(data.path()), timeline);
            try {
                return new LocalCart(data, cart, up(cart, data.path()));
            } catch (LaunchException | InterruptedException | RuntimeException e) {
                cart.close();
                throw e;
            }
        } catch (LaunchException | InterruptedException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static ControlClient up(Cart cart, Path data) throws LaunchException, InterruptedException {
        Optional<ControlClient> events = ControlClient.ifRunning(data);
        try {
            if (!cart.awaitUp(UP_MILLIS)) {
                throw Failed.ours("the cart is not up after " + UP_MILLIS / 1000 + " s: missing "
                        + String.join(", ", cart.missing()) + why(data));
            }
            ControlClient client = events.isPresent() ? events.get() : ControlClient.of(data);
            client.follow();
            return client;
        } catch (IOException e) {
            throw Failed.ours("the cart does not tell its events: " + e, e);
        }
    }

    private static String why(Path data) throws LaunchException {
        try (ControlClient client = ControlClient.of(data)) {
            return client.ask("why").getAsJsonArray("why").asList().stream()
                    .map(JsonElement::getAsString)
                    .collect(Collectors.joining("; ", ": ", ""));
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

    @Override
    public JsonObject ask(String command) throws LaunchException {
        try (ControlClient client = ControlClient.of(data.path())) {
            return client.ask(command);
        }
    }

    @Override
    public Map<String, Long> phases() {
        return cart.timeline().phases();
    }

    @Override
    public void close() {
        events.close();
        cart.close();
        data.close();
    }
}
