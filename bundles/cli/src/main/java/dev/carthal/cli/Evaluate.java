package dev.carthal.cli;

import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import dev.carthal.launcher.LaunchException.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        description = "Play recordings as fast as the cart can, and compare its baskets with the truth.",
        footerHeading = "%nExample:%n",
        footer = "  cart evaluate ~/recordings/* --json")
final class Evaluate implements Callable<Integer> {
    @Parameters(paramLabel = "RECORDING", arity = "1..*", description = "Recordings that hold their truth.")
    private List<Path> recordings = List.of();

    @Option(names = "--image", paramLabel = "IMAGE", defaultValue = "demo", description = "The image; default: demo.")
    private String image = "";

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    private final Console console;

    Evaluate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        Truth.Score all = new Truth.Score(0, 0, 0);
        int exact = 0;
        int played = 0;
        int status = 0;
        for (Path recording : recordings) {
            try {
                Truth.Score score = score(recording);
                tell(recording, score);
                all = all.plus(score);
                exact += score.exact() ? 1 : 0;
                played++;
            } catch (LaunchException e) {
                console.tell(String.valueOf(e.getMessage()));
                status = Math.max(status, e.fault() == Fault.USER ? Main.USERS : Main.OURS);
            }
        }
        summary(played, exact, all);
        return status;
    }

    private Truth.Score score(Path recording) throws LaunchException, IOException, InterruptedException {
        Truth truth = Truth.of(recording)
                .orElseThrow(() -> Failed.user(recording + ": has no truth to compare a basket with; the manifest must"
                        + " name a file that says what is in the cart, as docs/recording.md has it"));
        return truth.score(ChildCart.play(image, recording).getAsJsonObject("basket"));
    }

    private void tell(Path recording, Truth.Score score) {
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("recording", recording.toString());
            line.addProperty("exact", score.exact());
            line.addProperty("precision", score.precision());
            line.addProperty("recall", score.recall());
            console.json(line);
        } else {
            console.line(String.format(
                    Locale.ROOT,
                    "%-40s %s  precision %.3f  recall %.3f",
                    recording,
                    score.exact() ? "exact" : "     ",
                    score.precision(),
                    score.recall()));
        }
    }

    private void summary(int played, int exact, Truth.Score all) {
        if (json) {
            JsonObject summary = new JsonObject();
            summary.addProperty("recordings", played);
            summary.addProperty("exact", exact);
            summary.addProperty("precision", all.precision());
            summary.addProperty("recall", all.recall());
            JsonObject line = new JsonObject();
            line.add("summary", summary);
            console.json(line);
        } else if (played > 0) {
            console.line(String.format(
                    Locale.ROOT,
                    "%d %s, %d exact, precision %.3f, recall %.3f",
                    played,
                    played == 1 ? "recording" : "recordings",
                    exact,
                    all.precision(),
                    all.recall()));
        }
    }
}
