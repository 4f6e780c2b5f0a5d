package dev.carthal.simulator.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A scale that speaks `ST,GS,+  1.234kg` lines on a pseudo-terminal of its own.
///
/// Whoever runs it calls [#doWork] a hundred times a second with the time since it was started; it never waits.
public final class ScaleSimulator implements AutoCloseable {
    private final ScaleOptions options;
    private final Platform platform;
    private final byte[] request = new byte[64];
    private final StringBuilder asked = new StringBuilder();
    private @Nullable Terminal terminal;
    private long frames;
    private long nextNanos;

    /// Make the port and the link to it.
    ///
    /// @throws IOException if there is something other than a link at the place of the link, or no port can be
    ///     made
    public ScaleSimulator(ScaleOptions options) throws IOException {
        this.options = options;
        this.platform = new Platform(options);
        if (Files.exists(options.link()) && !Files.isSymbolicLink(options.link())) {
            throw new IOException("the link would replace a file that is no link: link=" + options.link());
        }
        plug();
    }

    /// Do what is due.
    ///
    /// @param nanos since the simulator was started; rises from call to call
    /// @return how many frames it sent
    /// @throws IOException if the port fails in a way that no scale's does
    public int doWork(long nanos) throws IOException {
        if (holds(Fault.Kind.UNPLUG, nanos)) {
            unplug();
            return 0;
        }
        Terminal port = terminal == null ? plug() : terminal;
        boolean due = options.polled() ? wasAsked(port) : nanos >= nextNanos;
        if (!due) {
            return 0;
        }
        nextNanos = Math.max(nextNanos + 1_000_000_000L / options.rate(), nanos - 1_000_000_000L);
        byte[] frame = frame(nanos);
        if (!port.connected() || holds(Fault.Kind.SILENCE, nanos)) {
            return 0;
        }
        port.write(frame, frame.length);
        frames++;
        return 1;
    }

    /// {@return how many frames it has sent}
    public long frames() {
        return frames;
    }

    private byte[] frame(long nanos) {
        long mg = platform.indicationMg(nanos);
        boolean over = mg > options.capacityMg() || holds(Fault.Kind.OVERLOAD, nanos);
        String header = over ? "OL" : platform.moving(nanos) ? "US" : "ST";
        String line = String.format(Locale.ROOT, "%s,GS,%s%8.3fkg\r\n", header, mg < 0 ? "-" : "+", Math.abs(mg) / 1e6);
        if (holds(Fault.Kind.GARBAGE, nanos)) {
            byte[] noise = new byte[line.length()];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) (0x80 + platform.noise() * 0x80);
            }
            return noise;
        }
        if (holds(Fault.Kind.TORN, nanos) && frames % 2 == 1) {
            line = line.substring(0, 4) + line.substring(line.length() - 4);
        }
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    private boolean wasAsked(Terminal port) throws IOException {
        int count = port.read(request);
        asked.append(new String(request, 0, count, StandardCharsets.US_ASCII));
        int end = Math.max(asked.indexOf("\r"), asked.indexOf("\n"));
        if (end < 0) {
            return false;
        }
        String command = asked.substring(0, end).strip();
        asked.setLength(0);
        return command.equals("Q") || command.equals("READ") || command.equals("W");
    }

    private boolean holds(Fault.Kind kind, long nanos) {
        for (Fault fault : options.faults()) {
            if (fault.kind() == kind && fault.holds(nanos)) {
                return true;
            }
        }
        return false;
    }

    private Terminal plug() throws IOException {
        Terminal port = new PseudoTerminal();
        Path beside = options.link().resolveSibling(options.link().getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createSymbolicLink(beside, Path.of(port.path()));
            Files.move(beside, options.link(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            port.close();
            throw new IOException(
                    "the link must be where this user may write: link=" + options.link() + " (" + e + ")", e);
        }
        terminal = port;
        return port;
    }

    private void unplug() throws IOException {
        if (terminal != null) {
            Files.deleteIfExists(options.link());
            terminal.close();
            terminal = null;
        }
    }

    /// Remove the link and the port. Safe twice.
    @Override
    public void close() {
        try {
            unplug();
        } catch (IOException e) {
            System.getLogger(ScaleSimulator.class.getName())
                    .log(System.Logger.Level.WARNING, "the link could not be removed: " + options.link(), e);
        }
    }
}
