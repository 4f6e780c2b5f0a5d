package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "record",
        description = "Record what the slots of a running cart deliver, until Ctrl-C.",
        footerHeading = "%nExample:%n",
        footer = "  cart record /tmp/shopping --for 90s")
final class RecordSlots implements Callable<Integer> {
    @Parameters(paramLabel = "OUT", description = "The folder that shall hold the recording; it must not be there.")
    private Path out = Path.of("");

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = Length.class,
            description = "End after this time: 90s, 2m, 1h, or ISO 8601.")
    private @Nullable Duration length;

    @Mixin
    private Where where = new Where();

    private final Console console;

    RecordSlots(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        Path folder = out.toAbsolutePath().normalize();
        CountDownLatch end = new CountDownLatch(1);
        try (ControlClient cart = ControlClient.of(where.data())) {
            cart.ask("record", Map.of("out", folder.toString()));
            console.tell("recording to " + folder + (length == null ? ", until Ctrl-C" : ""));
            Interrupts.call(end::countDown);
            AtomicBoolean gone = new AtomicBoolean();
            Thread.ofVirtual().start(() -> {
                awaitEndOfCart();
                gone.set(true);
                end.countDown();
            });
            if (length == null) {
                end.await();
            } else {
                end.await(length.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (gone.get()) {
                throw Failed.user(
                        "the cart ended before its recording did, and nothing of that is kept: out=" + folder);
            }
            tell(folder, cart.ask("record-stop"));
        }
        return 0;
    }

    private void awaitEndOfCart() {
        try (ControlClient events = ControlClient.of(where.data())) {
            events.follow();
            while (events.next().isPresent()) {}
        } catch (IOException | LaunchException e) {
            System.getLogger("dev.carthal.cli").log(System.Logger.Level.DEBUG, "the cart has ended", e);
        }
    }

    private void tell(Path folder, JsonObject recorded) {
        JsonObject dropped = recorded.getAsJsonObject("dropped");
        Table table = new Table().row("slot", "items", "dropped");
        recorded.getAsJsonObject("recorded")
                .entrySet()
                .forEach(slot -> table.row(
                        slot.getKey(),
                        slot.getValue().getAsLong(),
                        dropped.get(slot.getKey()).getAsLong()));
        table.lines().forEach(console::tell);
        console.tell("recorded: " + folder);
    }

    /// Read a length of time.
    static final class Length implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration length = Duration.parse(iso(text));
                if (length.isPositive()) {
                    return length;
                }
            } catch (java.time.format.DateTimeParseException _) {
                // It is told below.
            }
            throw new TypeConversionException("must be a time such as 90s, 2m or PT1M30S: " + text);
        }

        private static String iso(String text) {
            if (text.matches("\\d+ms")) {
                return "PT" + Long.parseLong(text.substring(0, text.length() - 2)) / 1e3 + "S";
            }
            return text.matches("(?i)\\d+(\\.\\d+)?[hms]") ? "PT" + text : text;
        }
    }
}
