package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "basket",
        description = "Show what is in the cart; from the journal where no cart runs.",
        footerHeading = "%nExamples:%n",
        footer = {"  cart basket", "  cart basket --json --data /tmp/cart"})
final class ShowBasket implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private Where where = new Where();

    private final Console console;

    ShowBasket(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException {
        JsonObject basket = basket();
        if (json) {
            console.json(basket);
        } else {
            HumanDisplay.show(console, basket);
        }
        return 0;
    }

    private JsonObject basket() throws LaunchException {
        Optional<ControlClient> running = ControlClient.ifRunning(where.data());
        if (running.isEmpty()) {
            return StoredBasket.read(where.data());
        }
        try (ControlClient cart = running.get()) {
            return cart.ask("basket");
        }
    }
}
