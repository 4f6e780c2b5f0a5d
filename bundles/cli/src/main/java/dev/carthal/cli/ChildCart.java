package dev.carthal.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carthal.launcher.LaunchException;
import dev.carthal.launcher.LaunchException.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Play a recording in a process of its own: natives that a framework has loaded do not load again in the next
/// framework of the same process.
final class ChildCart {
    private ChildCart() {}

    /// {@return the summary of a run of `image` with `recording`}
    ///
    /// @throws LaunchException with the child's own report, if it ends in another way
    static JsonObject play(String image, Path recording) throws LaunchException, IOException, InterruptedException {
        try (Scratch scratch = new Scratch()) {
            Path folder = scratch.folder();
            Path report = folder.resolve("stderr");
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
                    folder.resolve("data").toString());
            Process child = new ProcessBuilder(command(Main.class.getName(), run))
                    .redirectError(report.toFile())
                    .start();
            try (BufferedReader lines = child.inputReader()) {
                JsonObject last = new JsonObject();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    last = JsonParser.parseString(line).getAsJsonObject();
                }
                int status = child.waitFor();
                if (status != 0 || !last.has("summary")) {
                    String said = String.join("; ", Files.readAllLines(report));
                    throw new LaunchException(
                            status == Main.USERS ? Fault.USER : Fault.OURS,
                            recording + ": cannot be played: " + (said.isEmpty() ? "exit status " + status : said));
                }
                return last.getAsJsonObject("summary");
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
