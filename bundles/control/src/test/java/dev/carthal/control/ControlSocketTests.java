package dev.carthal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTests {
    @TempDir
    private Path folder;

    private final EventLog log = new EventLog(10);
    private Path path = Path.of("");
    private ControlSocket socket;

    @BeforeEach
    void listen() throws IOException {
        path = folder.resolve("control.sock");
        socket = ControlSocket.listen(path, ControlSocketTests::answer, log);
    }

    @AfterEach
    void close() {
        socket.close();
        log.close();
    }

    private static Object answer(Request request, Consumer<Object> before) {
        if (request.command().equals("bad")) {
            throw new IllegalArgumentException("command must be good: command=bad");
        }
        return Map.of("heard", request.command());
    }

    private record Client(SocketChannel channel, BufferedReader in, PrintWriter out) implements AutoCloseable {
        static Client of(Path path) throws IOException {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
            return new Client(
                    channel,
                    new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)),
                    new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), true));
        }

        String ask(String line) throws IOException {
            out.println(line);
            return in.readLine();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Test
    void oneConnectionAsksAsOftenAsItLikes() throws Exception {
        try (Client client = Client.of(path)) {
            assertThat(client.ask("{\"command\":\"one\"}")).isEqualTo("{\"heard\":\"one\"}");
            assertThat(client.ask("{\"command\":\"two\"}")).isEqualTo("{\"heard\":\"two\"}");
        }
    }

    @Test
    void aWrongRequestIsAnsweredAndTheConnectionGoesOn() throws Exception {
        try (Client client = Client.of(path)) {
            assertThat(client.ask("{\"command\":\"bad\"}"))
                    .isEqualTo("{\"error\":\"command must be good: command=bad\"}");
            assertThat(client.ask("no json")).startsWith("{\"error\":\"a request must be a JSON object");
            assertThat(client.ask("[]")).startsWith("{\"error\":\"a request must be a JSON object");
            assertThat(client.ask("{\"command\":null}"))
                    .isEqualTo("{\"error\":\"command must be text: command=null\"}");
            assertThat(client.ask("{\"command\":\"one\"}")).isEqualTo("{\"heard\":\"one\"}");
        }
    }

    @Test
    void eventsComeFromTheStartOfTheSessionAndEndWithIt() throws Exception {
        log.add("before");
        try (Client client = Client.of(path)) {
            assertThat(client.ask("{\"command\":\"events\"}")).isEqualTo("before");
            log.add("after");
            assertThat(client.in().readLine()).isEqualTo("after");
            socket.close();
            assertThat(client.in().readLine()).isNull();
        }
    }

    @Test
    void onlyItsOwnerMayUseIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSocketThatAKilledCartLeftIsReplaced() throws Exception {
        Path stale = folder.resolve("stale.sock");
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(stale));
        }
        assertThat(stale).exists();

        try (ControlSocket _ = ControlSocket.listen(stale, ControlSocketTests::answer, log);
                Client client = Client.of(stale)) {
            assertThat(client.ask("{\"command\":\"one\"}")).isEqualTo("{\"heard\":\"one\"}");
        }
    }

    @Test
    void aSocketOnWhichACartListensIsNotTakenAway() throws Exception {
        assertThatThrownBy(() -> ControlSocket.listen(path, ControlSocketTests::answer, log))
                .hasMessage("another cart listens there: socket=" + path);
        try (Client client = Client.of(path)) {
            assertThat(client.ask("{\"command\":\"one\"}")).isEqualTo("{\"heard\":\"one\"}");
        }
    }

    @Test
    void aPathThatIsTooLongForASocketIsRefusedWithTheBound() {
        Path deep = folder.resolve("x".repeat(120));
        assertThatThrownBy(() -> ControlSocket.listen(deep, ControlSocketTests::answer, log))
                .hasMessageStartingWith("cannot listen for commands: socket=" + deep)
                .hasMessageEndingWith("(a socket's path must be shorter than 108 bytes)");
    }

    @Test
    void closingRemovesTheSocket() {
        socket.close();

        assertThat(path).doesNotExist();
    }
}
