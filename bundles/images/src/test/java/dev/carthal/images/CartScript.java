package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Start the `cart` script as a process of its own.
record CartScript(Path script, Path directory, Map<String, String> environment) {
    private static final long MINUTES = 5;

    /// The script of this checkout, which Maven has built by now; without a data folder of its own it takes one
    /// below `directory`.
    static CartScript built(Path directory) {
        return new CartScript(
                House.ROOT.resolve("cart"),
                directory,
                Map.of("CART_BUILT", "yes", "XDG_STATE_HOME", directory.toString()));
    }

    CartScript with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new CartScript(script, directory, more);
    }

    /// Hold what became of a command.
    record Ended(int status, List<String> out, List<String> err) {
        /// {@return the one line of stderr of a command that was refused}
        String refusal(int expected) {
            assertThat(status).as("exit status; stderr: %s", err).isEqualTo(expected);
            assertThat(out).isEmpty();
            assertThat(err).hasSize(1);
            return err.getFirst();
        }

        List<JsonObject> json() {
            assertThat(status).as("exit status; stderr: %s", err).isZero();
            return out.stream().map(CartScript::parse).toList();
        }
    }

    static JsonObject parse(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        try (Running running = start(arguments)) {
            return running.end();
        }
    }

    Running start(String... arguments) throws IOException {
        return start(Redirect.from(Path.of("/dev/null").toFile()), arguments);
    }

    /// Start a command that asks a person.
    Running startTalking(String... arguments) throws IOException {
        return start(Redirect.PIPE, arguments);
    }

    private Running start(Redirect input, String... arguments) throws IOException {
        // Whoever runs the tests in the background may have had Ctrl-C ignored in all that they start.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", "bash", script.toString()));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(directory, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(input)
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "CART_JAVA_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES).execute(process::destroyForcibly);
        return new Running(process, process.inputReader(), err);
    }

    /// Hold a command that runs.
    record Running(Process process, BufferedReader out, Path err) implements AutoCloseable {
        /// {@return the first line that has `member` with that value}
        JsonObject await(String member, String value) throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonObject json = parse(line);
                if (json.has(member) && json.get(member).getAsString().equals(value)) {
                    return json;
                }
            }
            throw new AssertionError("no line with " + member + "=" + value + "; stderr: " + Files.readString(err));
        }

        /// Ctrl-C.
        void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /// Wait until it ends by itself.
        Ended end() throws IOException, InterruptedException {
            List<String> lines = out.readAllLines();
            return new Ended(process.waitFor(), lines, Files.readAllLines(err));
        }

        /// {@return what the first line of stderr says, once there is one}
        Optional<String> said() throws IOException {
            return Files.readAllLines(err).stream().findFirst();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
