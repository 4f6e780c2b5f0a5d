package dev.carthal.simulator.scale;

import dev.carthal.simulator.scale.Shown.State;
import java.io.IOException;

/// A scale on a pseudo-terminal of its own.
///
/// Whoever runs it calls [#doWork] a hundred times a second with the time since it was started; it never waits.
public final class ScaleSimulator implements AutoCloseable {
    /// Of its capacity: the share within which a scale for trade may be zeroed.
    private static final int ZERO_PART = 50;

    private final ScaleOptions options;
    private final Platform platform;
    private final byte[] request = new byte[64];
    private final Speech speech;
    private final Plug plug;
    private final Keypad keypad;
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
        this.plug = new Plug(options.link());
        this.keypad = new Keypad(options.capacityMg() / ZERO_PART);
    }

    /// Do what is due.
    ///
    /// @param nanos since the simulator was started; rises from call to call
    /// @return how many frames it sent
    /// @throws IOException if the port fails in a way that no scale's does
    public int doWork(long nanos) throws IOException {
        if (holds(Fault.Kind.UNPLUG, nanos)) {
            plug.pull();
            return 0;
        }
        int sent = 0;
        int count = plug.read(request);
        for (int i = 0; i < count; i++) {
            byte[] heard = speech.hear(request[i] & speech.mask());
            byte[] answer = Speech.key(heard)
                    .map(key -> speech.answer(keypad.press(key, load(nanos))))
                    .orElse(heard);
            boolean weight = Speech.isWeight(answer);
            sent += say(weight ? frame(nanos) : answer, nanos) && weight ? 1 : 0;
        }
        if (options.streams() && nanos >= nextNanos) {
            nextNanos = Math.max(nextNanos + 1_000_000_000L / options.rate(), nanos - 1_000_000_000L);
            sent += say(frame(nanos), nanos) ? 1 : 0;
        }
        frames += sent;
        return sent;
    }

    /// Let the scanner on the same cable read a barcode: an AIM identifier and data, or the digits of an EAN.
    ///
    /// @throws IOException if the port fails in a way that no scale's does
    void scan(String scan, long nanos) throws IOException {
        if (!holds(Fault.Kind.UNPLUG, nanos)) {
            say(Frames.label(scan), nanos);
        }
    }

    private boolean say(byte[] bytes, long nanos) throws IOException {
        return bytes.length > 0 && !holds(Fault.Kind.SILENCE, nanos) && plug.write(bytes);
    }

    /// {@return how many frames it has sent}
    public long frames() {
        return frames;
    }

    private Shown load(long nanos) {
        long mg = platform.indicationMg(nanos);
        boolean over = mg > options.capacityMg() || holds(Fault.Kind.OVERLOAD, nanos);
        return new Shown(mg, over ? State.OVER : platform.moving(nanos) ? State.MOVING : State.STABLE);
    }

    private byte[] frame(long nanos) {
        byte[] frame = speech.say(keypad.shown(load(nanos)));
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

    /// Remove the link and the port. Safe twice.
    @Override
    public void close() {
        plug.close();
    }
}
