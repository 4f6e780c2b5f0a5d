package dev.carthal.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carthal.launcher.DataFolder;
import dev.carthal.launcher.LaunchException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Speak to a running cart. One thread at a time.
final class ControlClient implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader in;
    private final Writer out;

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
        in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    }

    /// Connect to the cart that runs on `data`.
    ///
    /// @throws LaunchException if none does
    static ControlClient of(Path data) throws LaunchException {
        return ifRunning(data)
                .orElseThrow(() -> new LaunchException(
                        LaunchException.Fault.USER,
                        "no cart runs on this data folder: data=" + data
                                + "; start one with ./cart run demo, or give --data"));
    }

    static Optional<ControlClient> ifRunning(Path data) {
        try {
            return Optional.of(
                    new ControlClient(SocketChannel.open(UnixDomainSocketAddress.of(DataFolder.socket(data)))));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// {@return the answer to a command}
    ///
    /// @throws LaunchException if the cart refuses it, or leaves
    JsonObject ask(String command, Map<String, String> arguments) throws LaunchException {
        JsonObject request = new JsonObject();
        arguments.forEach(request::addProperty);
        return ask(command, request, _ -> {});
    }

    JsonObject ask(String command, JsonObject request) throws LaunchException {
        return ask(command, request, _ -> {});
    }

    /// {@return the answer to a command that tells steps before}
    ///
    /// @param steps is given each line that has a `step`
    /// @throws LaunchException if the cart refuses it, or leaves
    JsonObject ask(String command, JsonObject request, Consumer<JsonObject> steps) throws LaunchException {
        try {
            send(command, request);
            JsonObject answer = read();
            while (answer.has("step")) {
                steps.accept(answer);
                answer = read();
            }
            if (answer.has("error")) {
                throw new LaunchException(
                        LaunchException.Fault.USER, answer.get("error").getAsString());
            }
            return answer;
        } catch (IOException e) {
            throw new LaunchException(LaunchException.Fault.OURS, "the cart does not answer: " + e.getMessage(), e);
        }
    }

    private JsonObject read() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("it left");
        }
        return JsonParser.parseString(line).getAsJsonObject();
    }

    JsonObject ask(String command) throws LaunchException {
        return ask(command, Map.of());
    }

    /// Ask for all events of the session, to be read by [#next].
    void follow() throws IOException {
        send("events", new JsonObject());
    }

    /// {@return the next event; empty when the cart leaves}
    Optional<JsonObject> next() throws IOException {
        return Optional.ofNullable(in.readLine())
                .map(line -> JsonParser.parseString(line).getAsJsonObject());
    }

    private void send(String command, JsonObject request) throws IOException {
        request.addProperty("command", command);
        out.write(request + "\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // It is gone, which is all that was wanted.
        }
    }
}
