package dev.carthal.simulator.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A pseudo-terminal and the link to it, as a cable: when it is pulled both are gone, and whoever uses it then plugs
/// another one in.
public final class Plug implements AutoCloseable {
    private final Path link;
    private @Nullable Terminal terminal;

    /// Make the port and the link to it.
    ///
    /// @throws IOException if there is something other than a link at the place of the link, or no port can be
    ///     made
    public Plug(Path link) throws IOException {
        this.link = link;
        if (Files.exists(link) && !Files.isSymbolicLink(link)) {
            throw new IOException("the link would replace a file that is no link: link=" + link);
        }
        plugged();
    }

    private Terminal plugged() throws IOException {
        if (terminal != null) {
            return terminal;
        }
        Terminal port = new PseudoTerminal();
        Path beside = link.resolveSibling(link.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createSymbolicLink(beside, Path.of(port.path()));
            Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            port.close();
            throw new IOException("the link must be where this user may write: link=" + link + " (" + e + ")", e);
        }
        terminal = port;
        return port;
    }

    /// {@return whether somebody has the near end open}
    ///
    /// @throws IOException if the port fails in a way that no device's does
    public boolean connected() throws IOException {
        return plugged().connected();
    }

    /// Read what is there, without waiting.
    ///
    /// @throws IOException if the port fails in a way that no device's does
    public int read(byte[] buffer) throws IOException {
        return plugged().read(buffer);
    }

    /// Write what the line takes, if somebody is there.
    ///
    /// @return whether somebody is
    /// @throws IOException if the port fails in a way that no device's does
    public boolean write(byte[] bytes) throws IOException {
        Terminal port = plugged();
        boolean heard = port.connected();
        if (heard) {
            port.write(bytes, bytes.length);
        }
        return heard;
    }

    /// Pull it.
    ///
    /// @throws IOException if the link cannot be removed
    public void pull() throws IOException {
        if (terminal != null) {
            Files.deleteIfExists(link);
            terminal.close();
            terminal = null;
        }
    }

    /// Remove the link and the port. Safe twice.
    @Override
    public void close() {
        try {
            pull();
        } catch (IOException e) {
            System.getLogger(Plug.class.getName())
                    .log(System.Logger.Level.WARNING, "the link could not be removed: " + link, e);
        }
    }
}
