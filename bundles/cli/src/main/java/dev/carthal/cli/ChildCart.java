package dev.carthal.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Play a recording in a process of its own: natives that a framework has loaded do not load again in the next
/// framework
/// of the same process.
final class ChildCart {
    private ChildCart() {}

    /// Hold how a child ended.
    ///
    /// @param status its exit status; it has said itself why that is not 0
    record Result(int status, JsonObject summary) {}

    static Result play(String image, Path recording) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch()) {
            List<String> run = List.of(
                    "run",
                    image,
                    "--recording",
                    recording.toString(),
                    "--once",
                    "--speed",
                    "max",
                    "--no-page",
                    "--json",
                    "--data",
                    scratch.folder().toString());
            Process child = new ProcessBuilder(command(Main.class.getName(), run))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            JsonObject summary = new JsonObject();
            try (BufferedReader lines = child.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonObject json = JsonParser.parseString(line).getAsJsonObject();
                    if (json.has("summary")) {
                        summary = json.getAsJsonObject("summary");
                    }
                }
                return new Result(child.waitFor(), summary);
            } finally {
                child.destroy();
            }
        }
    }

    /// {@return the command line that runs `main` on the same Java, with the same options and class path}
    static List<String> command(String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Dcarthal.began"))
                .forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(arguments);
        return command;
    }
}
