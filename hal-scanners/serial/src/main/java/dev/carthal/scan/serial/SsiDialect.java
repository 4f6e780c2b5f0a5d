package dev.carthal.scan.serial;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/// Zebra's Simple Serial Interface (programmer's guide 72E-40451, SE955 integration guide):
///
/// ```text
/// length opcode source status data checksum checksum     length without the checksum; source 0 scanner, 4 host
/// F3 DECODE_DATA type data  →  D0 ACK, or D1 NAK 01 to have it again
/// ```
///
/// Status bit 0: this packet was sent before. Bit 1: more of this barcode follows; each packet has the type and
/// is acknowledged. A scanner that hears neither ACK nor NAK for its time-out, usually two seconds, sends the
/// packet again, twice at most.
///
/// A packet that says it was sent before and has the bytes of the one acknowledged last is that one, and its
/// ACK was lost; unless something was refused since that did not say so: then that is what comes again.
///
/// Packets are joined only where nothing shows that they are of two barcodes: another type or identifier, a
/// long time, or a packet between them that was refused and not sent again.
final class SsiDialect implements Dialect {
    private static final int DECODE_DATA = 0xF3;
    private static final int ACK = 0xD0;
    private static final int NAK = 0xD1;
    private static final int START_SESSION = 0xE4;
    private static final int STOP_SESSION = 0xE5;
    private static final int SCAN_ENABLE = 0xE9;
    private static final int PARAM_SEND = 0xC6;
    /// Of those that a scanner sends.
    private static final int LEAST_OPCODE = 0x70;

    private static final int AGAIN = 0x01;
    private static final int MORE = 0x02;
    private static final int RESEND = 1;
    private static final int HEADER = 4;
    private static final int LONGEST_BARCODE = 8192;

    /// Not to be kept, no beep; barcodes in packets (EE), acknowledged (9F), as they are (EB), with AIM
    /// identifier (2D).
    private static final int[] PARAMETERS = {0xFF, 0xEE, 1, 0x9F, 1, 0xEB, 0, 0x2D, 1};

    private static final byte[] WAKE_UP = {0};
    private static final long WAKE_UP_NANOS = 20_000_000;
    private static final long ANSWER_NANOS = 2_000_000_000L;
    private static final int TRIES = 3;
    /// When a scanner has given a packet up, and with it the barcode.
    private static final long GIVEN_UP_NANOS = TRIES * ANSWER_NANOS;

    private static final String UNFINISHED = "the rest of a barcode did not come";
    /// After three time-outs a scanner has given up, and equal bytes are another barcode.
    private static final long REMEMBERED_NANOS = 10_000_000_000L;

    private final byte[] buffer = new byte[257];
    private int length;
    private boolean told;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private byte[] acknowledged = NOTHING;
    private long acknowledgedAt;
    private boolean refusedSince;
    /// Whether anything was refused since the last packet that was not.
    private boolean damaged;
    private boolean skipping;

    private final Queue<byte[]> commands = new ArrayDeque<>();
    private final boolean trigger;
    private boolean awake;
    private int tries;
    private long sayAt;

    /// @param trigger whether to keep the trigger pulled
    SsiDialect(boolean trigger) {
        this.trigger = trigger;
        commands.addAll(List.of(packet(PARAM_SEND, PARAMETERS), packet(SCAN_ENABLE)));
        if (trigger) {
            commands.add(packet(START_SESSION));
        }
    }

    static byte[] packet(int opcode, int... data) {
        byte[] packet = new byte[HEADER + data.length + 2];
        packet[0] = (byte) (HEADER + data.length);
        packet[1] = (byte) opcode;
        packet[2] = 4;
        for (int i = 0; i < data.length; i++) {
            packet[HEADER + i] = (byte) data[i];
        }
        return summed(packet);
    }

    private static byte[] summed(byte[] packet) {
        int sum = -sum(packet, packet.length - 2);
        packet[packet.length - 2] = (byte) (sum >> 8);
        packet[packet.length - 1] = (byte) sum;
        return packet;
    }

    private static int sum(byte[] bytes, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum;
    }

    @Override
    public void accept(byte value, Sink sink) {
        buffer[length++] = value;
        while (length > 0 && decided(sink)) {
            // the rest may be a packet, too
        }
    }

    /// {@return whether the bytes at the beginning were a packet, or none, and are gone}
    private boolean decided(Sink sink) {
        int size = buffer[0] & 0xFF;
        boolean foreign =
                size < HEADER || (length > 1 && (buffer[1] & 0xFF) < LEAST_OPCODE) || (length > 2 && buffer[2] != 0);
        if (foreign) {
            if (size != 0) { // a line that is plugged in often says 0
                refuse("bytes that are no packet", length, sink);
            }
            drop(1);
            return true;
        }
        if (length < size + 2) {
            return false;
        }
        int checksum = (buffer[size] & 0xFF) << 8 | (buffer[size + 1] & 0xFF);
        if (((sum(buffer, size) + checksum) & 0xFFFF) == 0) {
            byte[] packet = Arrays.copyOf(buffer, size);
            drop(size + 2);
            told = false;
            heard(packet, sink);
        } else {
            refuse("the checksum of a packet is wrong", size + 2, sink);
            drop(1);
        }
        return true;
    }

    private void drop(int count) {
        length -= count;
        System.arraycopy(buffer, count, buffer, 0, length);
    }

    /// Refuse once, and look for a packet in what was refused.
    private void refuse(String reason, int size, Sink sink) {
        if (!told) {
            told = true;
            boolean again = length >= HEADER && (buffer[3] & AGAIN) != 0;
            refusedSince |= !again;
            damaged = true;
            sink.refused(buffer, Math.min(size, length), reason);
            sink.say(packet(NAK, RESEND));
        }
    }

    @Override
    public void quiet(long idleNanos, Sink sink) {
        if (idleNanos > GIVEN_UP_NANOS) {
            refuseParts(UNFINISHED, sink);
        }
        if (length == 0) {
            told = false;
            return;
        }
        refuse("a packet without its end", length, sink);
        while (length > 0) {
            if (!decided(sink)) {
                drop(1); // its length was wrong; a packet may lie behind it
            }
        }
        told = false;
    }

    @Override
    public void lost(Sink sink) {
        if (length > 0) {
            sink.refused(buffer, length, "the port went before the end of a packet");
        }
        refuseParts("the port went before the last packet of a barcode", sink);
        length = 0;
        skipping = false;
    }

    private void refuseParts(String reason, Sink sink) {
        if (parts.size() > 0) {
            byte[] rest = parts.toByteArray();
            parts.reset();
            sink.refused(rest, rest.length, reason);
        }
    }

    private void heard(byte[] packet, Sink sink) {
        switch (packet[1] & 0xFF) {
            case DECODE_DATA -> decodeData(packet, sink);
            case ACK -> next(sink.nanos());
            case NAK -> refusedCommand(packet, sink);
            default -> sink.say(packet(ACK));
        }
    }

    private void decodeData(byte[] packet, Sink sink) {
        if (packet.length < HEADER + 2) {
            sink.refused(packet, packet.length, "a barcode without data");
            sink.say(packet(ACK)); // it will not become better
            return;
        }
        sink.say(packet(ACK));
        boolean again = (packet[3] & AGAIN) != 0;
        if (again && known(packet, sink.nanos())) {
            acknowledgedAt = sink.nanos();
            damaged = false;
            return;
        }
        boolean continued = (packet[3] & MORE) != 0;
        boolean rest = isRest(packet, again, sink);
        acknowledged = packet;
        acknowledgedAt = sink.nanos();
        boolean maybeTold = again && !refusedSince && parts.size() == 0;
        refusedSince = false;
        damaged = false;
        skipping = rest && continued;
        if (rest) {
            sink.refused(packet, packet.length, "it may be the rest of a barcode whose beginning is torn");
            return;
        }
        parts.write(packet, HEADER + 1, packet.length - HEADER - 1);
        if (parts.size() > LONGEST_BARCODE) {
            refuseParts("more packets than a barcode can have", sink);
        } else if (!continued) {
            byte[] data = parts.toByteArray();
            parts.reset();
            sink.scan(SsiTypes.sighting(packet[HEADER] & 0xFF, data, maybeTold));
            if (trigger) {
                commands.add(packet(START_SESSION));
            }
        }
    }

    /// Refuse the parts with which this packet does not go on.
    ///
    /// @return whether it may go on with them nevertheless, behind something that is missing
    private boolean isRest(byte[] packet, boolean again, Sink sink) {
        boolean named = Form.identified(packet, HEADER + 1, packet.length);
        boolean another = sink.nanos() - acknowledgedAt > GIVEN_UP_NANOS
                || acknowledged.length == 0
                || packet[HEADER] != acknowledged[HEADER]
                || (named && Form.identified(parts.toByteArray(), 0, parts.size()));
        boolean torn = skipping || (parts.size() > 0 && damaged && !again);
        if (another || torn) {
            refuseParts(UNFINISHED, sink);
        }
        return torn && !another && !named;
    }

    private boolean known(byte[] packet, long nanos) {
        return !refusedSince
                && nanos - acknowledgedAt < REMEMBERED_NANOS
                && packet.length == acknowledged.length
                && Arrays.equals(packet, HEADER, packet.length, acknowledged, HEADER, packet.length);
    }

    private void refusedCommand(byte[] packet, Sink sink) {
        int cause = packet.length > HEADER ? packet[HEADER] & 0xFF : 0;
        if (cause == RESEND) {
            sayAt = sink.nanos();
            return;
        }
        sink.refused(packet, packet.length, "the scanner refused a command, cause " + cause);
        next(sink.nanos());
    }

    private void next(long nanos) {
        commands.poll();
        tries = 0;
        sayAt = nanos;
    }

    @Override
    public byte[] due(long nanos, Sink sink) {
        byte[] command = commands.peek();
        if (command == null || length > 0) {
            return NOTHING;
        }
        if (!awake) {
            awake = true;
            sayAt = nanos + WAKE_UP_NANOS;
            return WAKE_UP;
        }
        if (nanos < sayAt) {
            return NOTHING;
        }
        if (tries == TRIES) {
            sink.refused(command, command.length, "the scanner did not answer a command");
            next(nanos);
            return NOTHING;
        }
        sayAt = nanos + ANSWER_NANOS;
        if (tries++ == 0) {
            return command;
        }
        byte[] repeated = command.clone();
        repeated[3] |= AGAIN;
        return summed(repeated);
    }

    @Override
    public byte[] farewell() {
        return trigger ? packet(STOP_SESSION) : NOTHING;
    }
}
