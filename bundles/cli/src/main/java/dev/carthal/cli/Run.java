package dev.carthal.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.carthal.launcher.Image;
import dev.carthal.launcher.Launch;
import dev.carthal.launcher.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Boot an image and serve until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cart run demo",
            "  cart run demo --once --speed max --json",
            "  cart run demo --once --speed max --swap scale-acme-1.1.0.jar@12.5",
            "  cart run demo --port 0 --data /tmp/cart --photos ~/groceries",
            "  cart run workbench --data /tmp/bench --set scale.protocol=mt-sics --set scale.port=/dev/ttyUSB0"
        })
final class Run implements Callable<Integer> {
    @Parameters(paramLabel = "IMAGE", description = "The image: demo, recognize, fixtures or workbench.")
    private String image = "";

    @Option(names = "--once", description = "End with the recording.")
    private boolean once;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Speed.class,
            description = "Play N times as fast as it was recorded, or as fast as the cart can.")
    private @Nullable String speed;

    @Option(names = "--port", paramLabel = "N", description = "Serve the page on this port; 0 takes a free one.")
    private @Nullable Integer port;

    @Option(names = "--no-page", description = "Serve no page.")
    private boolean withoutPage;

    @Option(names = "--resume", description = "Go on with the session in the data folder instead of a fresh one.")
    private boolean resume;

    @Option(names = "--recording", paramLabel = "DIR", description = "Play this recording instead of the image's.")
    private @Nullable Path recording;

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "Put in one item more for each photograph; its folder is named like its class.")
    private @Nullable Path photos;

    @Option(
            names = "--swap",
            paramLabel = "FILE@SECONDS",
            converter = SwapAt.Text.class,
            description = "Rehearse: swap this bundle in at this second of the recording.")
    private List<SwapAt> swaps = List.of();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Give a variable of the image another value. Can be repeated.")
    private Map<String, String> set = Map.of();

    @Option(names = "--json", description = "Print JSON lines: events, and a summary at the end.")
    private boolean json;

    @Mixin
    private Where where = new Where();

    private final Console console;

    Run(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException, IOException {
        Image booted = Image.named(Home.images(), image);
        Path played = recording == null
                ? booted.folder().resolve("recording")
                : recording.toAbsolutePath().normalize();
        try (Scratch scratch = new Scratch()) {
            if (photos != null) {
                played = Photos.derive(played, photos, booted.folder().resolve("catalogue.csv"), scratch);
            }
            Map<String, String> variables = variables(played);
            if (!withoutPage) {
                checkPort(
                        port == null
                                ? booted.variable("port").map(Integer::parseInt).orElse(0)
                                : port);
            }
            Set<String> without = withoutPage ? Set.of("page") : Set.of();
            Launch launch = new Launch(variables, without, where.data(), SwapAt.configurations(swaps));
            try (LocalCart cart = LocalCart.boot(booted, launch)) {
                Interrupts.call(cart::leave);
                Display display = json ? new JsonDisplay(console) : new HumanDisplay(console, cart);
                follow(cart, display);
                display.summary(summary(cart, played));
            }
        }
        return 0;
    }

    private Map<String, String> variables(Path played) {
        Map<String, String> variables = new LinkedHashMap<>(set);
        if (recording != null || photos != null) {
            variables.put("recording", played.toString());
        }
        if (speed != null) {
            variables.put("speed", speed);
        }
        if (port != null) {
            variables.put("port", port.toString());
        }
        if (resume) {
            variables.put("resume", "true");
        }
        return variables;
    }

    /// The web server would only log that the port is taken, and go on without.
    private static void checkPort(int port) throws LaunchException {
        if (port < 0 || port > 65535) {
            throw Failed.user("port must be 0..65535: port=" + port);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw Failed.user(
                    "the page's port must be free: port=" + port + " (" + e.getMessage()
                            + "); give --port another one, or 0 for any that is free",
                    e);
        }
    }

    private void follow(LocalCart cart, Display display) throws LaunchException {
        for (Optional<JsonObject> line = cart.next(); line.isPresent(); line = cart.next()) {
            JsonObject event = line.get();
            if (event.has("event")) {
                display.event(event);
            } else if (event.has("control")) {
                String control = event.get("control").getAsString();
                if (control.equals("stop") || (once && control.equals("ended"))) {
                    return;
                }
                display.control(control);
            } else {
                console.tell(event.toString());
            }
        }
    }

    private static JsonObject summary(LocalCart cart, Path played) throws LaunchException {
        JsonObject summary = cart.ask("summary");
        JsonObject boot = new JsonObject();
        Map<String, Long> phases = cart.phases();
        boot.addProperty("total", phases.getOrDefault("services", 0L));
        phases.forEach(boot::addProperty);
        summary.add("bootMs", boot);
        Optional<Truth> truth =
                Files.isDirectory(played) ? Truth.of(played) : Optional.empty(); // an image may play none
        summary.add(
                "truth",
                truth.map(stated -> (JsonElement) stated.json(summary.getAsJsonObject("basket")))
                        .orElse(JsonNull.INSTANCE));
        return summary;
    }
}
