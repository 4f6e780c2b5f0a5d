package dev.carthal.scale.modbus;

import dev.carthal.simulator.scale.PseudoTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// The far end of a Modbus-RTU line: it answers each request with what was put in for it, and is silent where nothing
/// was.
final class Transmitter implements AutoCloseable {
    private static final int REQUEST = 8;
    private static final long LOOK_NANOS = 1_000_000;

    final PseudoTerminal line;
    final LinkedBlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    Transmitter() throws IOException {
        line = new PseudoTerminal();
        Thread.ofPlatform().daemon().name("transmitter").start(this::serve);
    }

    /// Answer the next request with these registers.
    void hold(int function, int... registers) {
        ByteBuffer bytes = ByteBuffer.allocate(3 + registers.length * 2);
        bytes.put((byte) 1).put((byte) function).put((byte) (registers.length * 2));
        for (int register : registers) {
            bytes.putShort((short) register);
        }
        answers.add(sealed(bytes.array()));
    }

    /// CRC-16/MODBUS, low byte first.
    static byte[] sealed(byte[] message) {
        int crc = 0xFFFF;
        for (byte each : message) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }
        byte[] sealed = Arrays.copyOf(message, message.length + 2);
        sealed[message.length] = (byte) crc;
        sealed[message.length + 1] = (byte) (crc >> 8);
        return sealed;
    }

    private void serve() {
        int count = 0;
        byte[] part = new byte[REQUEST];
        while (!closed) {
            int read = read(part);
            for (count += read; count >= REQUEST; count -= REQUEST) {
                answer();
            }
            if (read == 0) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private synchronized int read(byte[] into) {
        try {
            return closed ? 0 : line.read(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void answer() {
        byte[] answer = answers.poll();
        try {
            if (answer != null && !closed) {
                line.write(answer, answer.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            line.close();
        }
    }
}
