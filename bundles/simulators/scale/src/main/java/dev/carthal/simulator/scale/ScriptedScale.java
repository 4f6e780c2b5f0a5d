package dev.carthal.simulator.scale;

import dev.carthal.simulator.scale.Shown.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A scale that says what a test tells it to, each thing once and in order: by itself, or one for each
/// question, which it answers as soon as it has something to say.
public final class ScriptedScale implements AutoCloseable {
    private static final long STEP_NANOS = 1_000_000;
    private static final long ZERO_RANGE_MG = 300_000;
    private static final int STEPS_A_LOAD = 20;
    private static final byte[] END_OF_LINE = {'\r', '\n'};

    private final ScaleProtocol protocol;
    private final Speech speech;
    private final Keypad keypad = new Keypad(ZERO_RANGE_MG);
    private final PseudoTerminal line = new PseudoTerminal();
    private final Queue<Line> script = new ConcurrentLinkedQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("scripted scale").unstarted(this::run);
    private volatile boolean closed;
    private volatile @Nullable Shown load;
    private int pause;

    private record Line(Shown shown, boolean torn) {}

    private ScriptedScale(ScaleProtocol protocol) throws IOException {
        this.protocol = protocol;
        this.speech = protocol.speech();
    }

    /// Make one, on a pseudo-terminal of its own.
    ///
    /// @param protocol one of [ScaleOptions#protocols]
    /// @throws IOException if there is no pseudo-terminal left
    public static ScriptedScale speaking(String protocol) throws IOException {
        ScriptedScale scale = new ScriptedScale(ScaleProtocol.named(protocol)
                .orElseThrow(() -> new IllegalArgumentException("no such protocol: protocol=" + protocol)));
        scale.thread.start();
        return scale;
    }

    /// {@return the path of the port}
    public String path() {
        return line.path();
    }

    /// Say that weight, at rest.
    public void show(long milligrams) {
        script.add(new Line(new Shown(milligrams, State.STABLE), false));
    }

    /// Bear that load, at rest, and show it again and again when nothing else is to be said; only then its keys
    /// do something.
    ///
    /// @return whether the protocol has a word for a key
    public boolean load(long milligrams) {
        load = new Shown(milligrams, State.STABLE);
        return protocol.hasKeys();
    }

    /// Tremble under that load from now on.
    public void tremble() {
        Shown still = load;
        load = still == null ? null : new Shown(still.milligrams(), State.MOVING);
    }

    /// Say that it moves.
    ///
    /// @return whether the protocol has a word for it
    public boolean move() {
        return tell(new Shown(1_250_000, State.MOVING));
    }

    /// Say that there is too much on it.
    ///
    /// @return whether the protocol has a word for it
    public boolean overload() {
        return tell(new Shown(9_999_000, State.OVER));
    }

    private boolean tell(Shown shown) {
        boolean spoken = protocol.speech().say(shown).length > 0;
        if (spoken) {
            script.add(new Line(shown, false));
        }
        return spoken;
    }

    /// Say a weight, but for its middle.
    public void tear() {
        script.add(new Line(new Shown(1_250_000, State.STABLE), true));
    }

    private void run() {
        byte[] heard = new byte[64];
        boolean asked = false;
        try (line) {
            while (!closed) {
                int count = line.read(heard);
                for (int i = 0; i < count; i++) {
                    byte[] answer = speech.hear(heard[i] & speech.mask());
                    asked |= Speech.isWeight(answer);
                    send(Speech.isWeight(answer) ? Speech.NOTHING : keyed(answer));
                }
                asked &= !((asked || protocol.streams) && told());
                LockSupport.parkNanos(this, STEP_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] keyed(byte[] answer) {
        Shown lies = load;
        return Speech.key(answer)
                .map(key -> lies == null ? Speech.NOTHING : speech.answer(keypad.press(key, lies)))
                .orElse(answer);
    }

    /// {@return what is to be said now, if anything is}
    private @Nullable Line due() {
        Line next = script.poll();
        Shown lies = load;
        if (next != null || lies == null || ++pause < STEPS_A_LOAD) {
            return next;
        }
        pause = 0;
        return new Line(keypad.shown(lies), false);
    }

    private boolean told() throws IOException {
        Line told = due();
        if (told == null) {
            return false;
        }
        if (protocol == ScaleProtocol.ASCII) {
            send(END_OF_LINE); // who joins a stream of lines waits for the end of one
        }
        byte[] frame = speech.say(told.shown());
        send(told.torn() ? ScaleProtocol.torn(frame) : frame);
        return true;
    }

    private void send(byte[] bytes) throws IOException {
        line.write(bytes, bytes.length);
    }

    /// Pull its cable. Safe twice.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends by itself, and is a daemon
        }
    }
}
