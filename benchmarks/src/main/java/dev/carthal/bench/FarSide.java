package dev.carthal.bench;

import dev.carthal.simulator.scale.PseudoTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongFunction;

/// The far side of a serial line, which sends weights of 1 g, 2 g and so on, by itself or one for each question, and
/// keeps when it sent the last byte of each.
final class FarSide implements AutoCloseable {
    private static final int MOST_GRAMS = 9_999;
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final Duration LOOK = Duration.ofNanos(100_000);

    private final int question;
    private final LongFunction<byte[]> frame;
    private final PseudoTerminal line;
    private final AtomicLongArray sentNanos = new AtomicLongArray(MOST_GRAMS + 1);
    private final byte[] heard = new byte[64];
    private final Thread thread = Thread.ofPlatform().daemon().name("far side").unstarted(this::run);
    private int unanswered;
    private volatile boolean closed;

    private FarSide(int question, LongFunction<byte[]> frame) throws IOException {
        this.question = question;
        this.frame = frame;
        this.line = new PseudoTerminal();
        thread.start();
    }

    /// {@return a scale that sends a hundred times a second}
    static FarSide streaming(LongFunction<byte[]> frame) throws IOException {
        return new FarSide(0, frame);
    }

    /// {@return a scale that answers}
    ///
    /// @param question how many bytes one has
    static FarSide asked(int question, LongFunction<byte[]> frame) throws IOException {
        return new FarSide(question, frame);
    }

    String path() {
        return line.path();
    }

    String words() {
        return question == 0 ? "sent by itself" : "when it is asked";
    }

    /// {@return when the last byte of that weight was about to be sent}
    long sentNanos(long grams) {
        return sentNanos.get((int) grams);
    }

    private void run() {
        int grams = 1;
        try (line) {
            while (!closed) {
                if (isTime()) {
                    send(grams, frame.apply(grams));
                    grams = grams == MOST_GRAMS ? 1 : grams + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isTime() throws IOException {
        if (question == 0) {
            Stopwatch.pass(PERIOD);
            return line.connected();
        }
        unanswered += line.read(heard);
        if (unanswered >= question) {
            unanswered -= question;
            return true;
        }
        Stopwatch.pass(LOOK);
        return false;
    }

    private void send(int grams, byte[] bytes) throws IOException {
        int last = bytes.length - 1;
        line.write(bytes, last);
        byte[] end = Arrays.copyOfRange(bytes, last, bytes.length);
        sentNanos.set(grams, Stopwatch.nanos());
        line.write(end, 1);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends by itself, and is a daemon
        }
    }
}
