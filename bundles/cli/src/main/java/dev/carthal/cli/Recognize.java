package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.launcher.Image;
import dev.carthal.launcher.Launch;
import dev.carthal.launcher.LaunchException;
import dev.carthal.recording.Derivation;
import dev.carthal.recording.RecordingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "recognize",
        description = "Say what pictures show: a JSON line for each file, all classes, the most probable first.",
        footerHeading = "%nExamples:%n",
        footer = {"  cart recognize apple.jpg", "  cart recognize ~/groceries | head -1"})
final class Recognize implements Callable<Integer> {
    private static final String SLOT = "camera/stills";

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Pictures, or folders with pictures at any depth, taken in sorted order.")
    private List<Path> arguments = List.of();

    private final Console console;

    Recognize(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException, IOException {
        List<Path> files = Stills.find(arguments);
        Image image = Image.named(Home.images(), "recognize");
        boolean allRead = true;
        try (Scratch scratch = new Scratch()) {
            Path recording = scratch.folder().resolve("recording");
            Derivation.stills(files, SLOT, recording);
            Launch launch = new Launch(Map.of("recording", recording.toString()), Set.of(), scratch.folder());
            try (LocalCart cart = LocalCart.boot(image, launch)) {
                Interrupts.call(cart::leave);
                allRead = follow(cart, files);
            }
        } catch (RecordingException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
        return allRead ? 0 : Main.USERS;
    }

    private boolean follow(LocalCart cart, List<Path> files) throws LaunchException {
        boolean allRead = true;
        int told = 0;
        for (Optional<JsonObject> line = cart.next(); line.isPresent(); line = cart.next()) {
            JsonObject event = line.get();
            boolean rejected = event.has("rejected");
            if (event.has("control")) {
                break;
            } else if (rejected || event.has("sighting")) {
                JsonObject result = new JsonObject();
                result.addProperty(
                        "file", files.get(event.get("sequence").getAsInt()).toString());
                result.add(rejected ? "error" : "candidates", event.get(rejected ? "reason" : "candidates"));
                console.json(result);
                allRead &= !rejected;
                told++;
            } else if (event.has("missed")) {
                throw Failed.ours("results were lost: missed=" + event.get("missed"));
            }
        }
        if (told != files.size()) {
            throw Failed.ours("every file must have a result: files=" + files.size() + ", results=" + told);
        }
        return allRead;
    }
}
