package dev.carthal.images;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Ask a running cart without a process for each question.
final class ControlLine {
    private ControlLine() {}

    /// {@return the answer to a request, which may be lenient JSON}
    static JsonObject ask(Path data, String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("control.sock")));
                Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.write(JsonParser.parseString(request) + "\n");
            out.flush();
            return CartScript.parse(in.readLine());
        }
    }
}
