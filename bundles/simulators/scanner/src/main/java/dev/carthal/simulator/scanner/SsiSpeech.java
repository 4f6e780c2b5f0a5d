package dev.carthal.simulator.scanner;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// A Zebra scanner with SSI: it waits for the acknowledgement of each packet, and sends what was not acknowledged
/// again, twice.
final class SsiSpeech implements Speech {
    private static final int ACK = 0xD0;
    private static final int NAK = 0xD1;
    private static final int DECODE_DATA = 0xF3;
    private static final int MOST = 240;
    private static final int TRIES = 3;

    private final long timeoutNanos;
    private final Queue<byte[]> packets = new ArrayDeque<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private boolean losesAcks;
    private int tries;
    private long againAt;

    /// @param timeoutNanos after which it sends again what was not acknowledged
    SsiSpeech(long timeoutNanos) {
        this.timeoutNanos = timeoutNanos;
    }

    private static byte[] packet(int opcode, int status, byte[] data) {
        byte[] packet = new byte[4 + data.length + 2];
        packet[0] = (byte) (4 + data.length);
        packet[1] = (byte) opcode;
        packet[3] = (byte) status;
        System.arraycopy(data, 0, packet, 4, data.length);
        return summed(packet);
    }

    private static byte[] summed(byte[] packet) {
        int sum = 0;
        for (int i = 0; i < packet.length - 2; i++) {
            sum -= packet[i] & 0xFF;
        }
        packet[packet.length - 2] = (byte) (sum >> 8);
        packet[packet.length - 1] = (byte) sum;
        return packet;
    }

    /// Lose the acknowledgement of each packet that is sent for the first time.
    void loseAcks(boolean lose) {
        losesAcks = lose;
    }

    @Override
    public byte[] hear(int value, long nanos) {
        if (heard.size() == 0 && value < 4) {
            return NOTHING; // to wake it up
        }
        heard.write(value);
        byte[] bytes = heard.toByteArray();
        int size = bytes[0] & 0xFF;
        if (bytes.length < size + 2) {
            return NOTHING;
        }
        heard.reset();
        byte[] sum = summed(Arrays.copyOf(bytes, size + 2));
        if (!Arrays.equals(sum, bytes)) {
            return packet(NAK, 0, new byte[] {1});
        }
        return switch (bytes[1] & 0xFF) {
            case ACK -> {
                acknowledged();
                yield NOTHING;
            }
            case NAK -> {
                againAt = nanos;
                yield NOTHING;
            }
            default -> packet(ACK, 0, NOTHING);
        };
    }

    private void acknowledged() {
        if (tries > 0 && !(losesAcks && tries == 1)) {
            packets.poll();
            tries = 0;
        }
    }

    @Override
    public void read(Symbol symbol) {
        byte[] data = (symbol.aim() + symbol.text()).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int at = 0; at < data.length; at += MOST) {
            int end = Math.min(data.length, at + MOST);
            byte[] part = new byte[1 + end - at];
            part[0] = type(symbol);
            System.arraycopy(data, at, part, 1, end - at);
            packets.add(packet(DECODE_DATA, end < data.length ? 2 : 0, part));
        }
    }

    private static byte type(Symbol symbol) {
        return (byte)
                switch (symbol.aim()) {
                    case "]E0" -> symbol.text().length() == 12 ? 0x08 : 0x0B;
                    case "]E4" -> 0x0A;
                    case "]C0" -> 0x03;
                    case "]C1" -> 0x0F;
                    case "]Q1", "]Q3" -> 0x1C;
                    case "]d1", "]d2" -> 0x1B;
                    default -> 0x99;
                };
    }

    @Override
    public byte[] due(long nanos) {
        byte[] packet = packets.peek();
        if (packet == null || (tries > 0 && nanos < againAt)) {
            return NOTHING;
        }
        if (tries == TRIES) {
            packets.poll(); // the host does not hear it; it beeps
            tries = 0;
            return NOTHING;
        }
        againAt = nanos + timeoutNanos;
        if (tries++ == 0) {
            return packet.clone();
        }
        byte[] again = packet.clone();
        again[3] |= 1;
        return summed(again);
    }
}
