package dev.carthal.control;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;

/// Listen on a Unix domain socket, for the cart's own user only. Each request is one JSON line with a `command`,
/// answered
/// by one line, or by several of which the last is the answer; `events` turns its connection into the stream of the
/// session's lines.
final class ControlSocket implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ControlSocket.class.getName());
    private static final int CLIENTS = 32;
    private static final int REQUEST_CHARS = 1 << 16;

    private final Path path;
    private final ServerSocketChannel server;
    private final UserPrincipal owner;
    private final Commands commands;
    private final EventLog log;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

    private ControlSocket(Path path, ServerSocketChannel server, Commands commands, EventLog log) throws IOException {
        this.path = path;
        this.server = server;
        this.commands = commands;
        this.log = log;
        owner = Files.getOwner(path);
    }

    /// Answer requests; what takes long may tell lines before its answer.
    interface Commands {
        Object answer(Request request, Consumer<Object> before);
    }

    static ControlSocket listen(Path path, Commands commands, EventLog log) throws IOException {
        removeStale(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            ControlSocket socket = new ControlSocket(path, server, commands, log);
            Thread.ofVirtual().name("control").start(socket::accept);
            return socket;
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen for commands: socket=" + path + ": " + e.getMessage()
                            + " (a socket's path must be shorter than 108 bytes)",
                    e);
        }
    }

    /// A socket that nobody listens on was left by a cart that was killed.
    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException("another cart listens there: socket=" + other.getRemoteAddress());
        } catch (java.net.ConnectException _) {
            LOG.log(Level.INFO, "removing the control socket of a cart that was killed: socket=" + path);
            Files.delete(path);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofVirtual().name("control client").start(() -> serve(client));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a client of the control socket is lost: " + e);
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8), 1024);
                BufferedWriter out = new BufferedWriter(Channels.newWriter(client, StandardCharsets.UTF_8))) {
            UserPrincipal peer =
                    client.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            if (!peer.equals(owner)) {
                send(out, new Lines.Failure("only " + owner + " may command this cart: user=" + peer));
            } else if (clients.size() > CLIENTS) {
                send(out, new Lines.Failure("too many clients: at most " + CLIENTS));
            } else {
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    handle(line, out);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a client of the control socket left: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    /// {@return the next line; empty at the end}
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == REQUEST_CHARS) {
                throw new IOException("a request must be at most " + REQUEST_CHARS + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void handle(String line, Writer out) throws IOException, InterruptedException {
        Object reply;
        try {
            Request request = Request.parse(line);
            if (request.command().equals("events")) {
                stream(out);
                return;
            }
            reply = commands.answer(request, each -> tell(out, each));
        } catch (IllegalStateException | IllegalArgumentException e) {
            reply = new Lines.Failure(String.valueOf(e.getMessage()));
        }
        send(out, reply);
    }

    private void stream(Writer out) throws IOException, InterruptedException {
        for (EventLog.Batch batch = log.read(0); !batch.lines().isEmpty(); batch = log.read(batch.next())) {
            if (batch.missed() > 0) {
                out.write(Lines.json(new Lines.Missed(batch.missed())) + "\n");
            }
            for (String line : batch.lines()) {
                out.write(line + "\n");
            }
            out.flush();
        }
    }

    /// A client that has left does not end what it began.
    private static void tell(Writer out, Object line) {
        try {
            send(out, line);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a client of the control socket left: " + e);
        }
    }

    private static void send(Writer out, Object line) throws IOException {
        out.write(Lines.json(line) + "\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel client : clients) {
                client.close();
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the control socket is not closed: socket=" + path, e);
        }
    }
}
