package dev.carthal.simulator.scanner;

import dev.carthal.simulator.scale.Fault;
import dev.carthal.simulator.scale.Plug;
import java.io.IOException;
import java.util.Random;

/// A scanner on a pseudo-terminal of its own. Whoever runs it calls [#doWork] a hundred times a second with the time
/// since it was started; it never waits.
final class ScannerSimulator implements AutoCloseable {
    private final ScannerOptions options;
    private final Speech speech;
    private final Plug plug;
    private final Random random = new Random(1);
    private final byte[] request = new byte[64];
    private int next;
    private long reads;
    private long frames;

    ScannerSimulator(ScannerOptions options) throws IOException {
        this.options = options;
        this.speech = options.speech();
        this.plug = new Plug(options.link());
    }

    /// Bring a barcode into sight, once.
    void present(String scan) {
        speech.read(Symbol.of(scan));
    }

    void doWork(long nanos) throws IOException {
        if (options.holds(Fault.Kind.UNPLUG, nanos)) {
            plug.pull();
            return;
        }
        readOne(nanos);
        if (speech instanceof SsiSpeech ssi) {
            ssi.loseAcks(options.holds(Fault.Kind.LOST_ACK, nanos));
        }
        int count = plug.read(request);
        for (int i = 0; i < count; i++) {
            say(speech.hear(request[i] & 0xFF, nanos), nanos);
        }
        byte[] frame = plug.connected() ? speech.due(nanos) : Speech.NOTHING;
        if (frame.length > 0) {
            say(spoilt(frame, nanos), nanos);
            frames++;
        }
    }

    /// Nobody sees what it reads while nobody has the port open.
    private void readOne(long nanos) throws IOException {
        if (!options.scans().isEmpty() && nanos / options.every().toNanos() > reads) {
            reads = nanos / options.every().toNanos();
            if (plug.connected()) {
                present(options.scans().get(next++ % options.scans().size()));
            }
        }
    }

    private void say(byte[] bytes, long nanos) throws IOException {
        if (bytes.length > 0 && !options.holds(Fault.Kind.SILENCE, nanos)) {
            plug.write(bytes);
        }
    }

    /// Every other frame is spared.
    private byte[] spoilt(byte[] frame, long nanos) {
        boolean spared = frames % 2 == 1;
        if (options.holds(Fault.Kind.GARBAGE, nanos)) {
            byte[] noise = new byte[frame.length];
            random.nextBytes(noise);
            return noise;
        }
        if (options.holds(Fault.Kind.TORN, nanos) && !spared) {
            byte[] torn = new byte[8];
            System.arraycopy(frame, 0, torn, 0, 4);
            System.arraycopy(frame, frame.length - 4, torn, 4, 4);
            return torn;
        }
        if (options.holds(Fault.Kind.CHECKSUM, nanos) && !spared) {
            frame[frame.length / 2] ^= 1;
        }
        return frame;
    }

    @Override
    public void close() {
        plug.close();
    }
}
