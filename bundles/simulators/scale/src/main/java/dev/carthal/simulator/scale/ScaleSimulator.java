package dev.carthal.simulator.scale;

import dev.carthal.simulator.scale.Shown.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A scale on a pseudo-terminal of its own.
///
/// Whoever runs it calls [#doWork] a hundred times a second with the time since it was started; it never waits.
public final class ScaleSimulator implements AutoCloseable {
    private final ScaleOptions options;
    private final Platform platform;
    private final byte[] request = new byte[64];
    private final Speech speech;
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
        this.speech = options.spoken().speech();
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
        int sent = 0;
        int count = port.read(request);
        for (int i = 0; i < count; i++) {
            byte[] answer = speech.hear(request[i] & 0x7F);
            boolean weight = Speech.isWeight(answer);
            sent += say(port, weight ? frame(nanos) : answer, nanos) && weight ? 1 : 0;
        }
        if (options.streams() && nanos >= nextNanos) {
            nextNanos = Math.max(nextNanos + 1_000_000_000L / options.rate(), nanos - 1_000_000_000L);
            sent += say(port, frame(nanos), nanos) ? 1 : 0;
        }
        frames += sent;
        return sent;
    }

    private boolean say(Terminal port, byte[] bytes, long nanos) throws IOException {
        if (bytes.length == 0 || !port.connected() || holds(Fault.Kind.SILENCE, nanos)) {
            return false;
        }
        port.write(bytes, bytes.length);
        return true;
    }

    /// {@return how many frames it has sent}
    public long frames() {
        return frames;
    }

    private byte[] frame(long nanos) {
        long mg = platform.indicationMg(nanos);
        boolean over = mg > options.capacityMg() || holds(Fault.Kind.OVERLOAD, nanos);
        Shown.State state = over ? State.OVER : platform.moving(nanos) ? State.MOVING : State.STABLE;
        byte[] frame = speech.say(new Shown(mg, state));
        if (holds(Fault.Kind.GARBAGE, nanos)) {
            byte[] noise = new byte[frame.length];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) (0x80 + platform.noise() * 0x80);
            }
            return noise;
        }
        boolean spared = frames % 2 == 0;
        if (holds(Fault.Kind.TORN, nanos) && !spared) {
            return ScaleProtocol.torn(frame);
        }
        if (holds(Fault.Kind.CHECKSUM, nanos) && !spared) {
            frame[frame.length / 2] ^= 1;
        }
        return frame;
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
