package dev.carthal.simulator.scale;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;

/// A weight transmitter on Modbus RTU, address 1: it knows one function and some registers, and refuses the rest as the
/// protocol says.
final class ModbusSpeech implements Speech {
    private static final int REQUEST = 8;
    private static final int ADDRESS = 1;
    private static final int ILLEGAL_FUNCTION = 1;
    private static final int ILLEGAL_ADDRESS = 2;

    private final byte[] heard = new byte[REQUEST];
    private final int function;
    private final Function<Shown, int[]> registers;
    private final int known;
    private int first;
    private int count;

    /// @param function by which its registers are read: 3 or 4
    private ModbusSpeech(int function, Function<Shown, int[]> registers) {
        this.function = function;
        this.registers = registers;
        this.known = registers.apply(new Shown(0, Shown.State.STABLE)).length;
        this.count = known;
    }

    /// Laumas TLB: status in 6, gross in 7 and 8, net in 9 and 10, as two's complement.
    static Speech laumas() {
        return new ModbusSpeech(3, shown -> {
            int grams = Math.toIntExact(shown.signedGrams());
            int[] all = new int[20];
            all[6] = (shown.over() ? 1 << 2 : 0)
                    | (shown.stable() ? 1 << 11 : 0)
                    | (shown.milligrams() == 0 ? 1 << 12 : 0);
            put(all, 7, grams);
            put(all, 9, grams);
            return all;
        });
    }

    /// Dini Argeo DGT: gross in 0 and 1, net in 2 and 3, as magnitudes, and status in 4.
    static Speech diniArgeo() {
        return new ModbusSpeech(4, shown -> {
            int[] all = new int[8];
            put(all, 0, Math.toIntExact(shown.grams()));
            put(all, 2, Math.toIntExact(shown.grams()));
            all[4] = (shown.negative() ? 3 : 0)
                    | (shown.stable() ? 1 << 2 : 0)
                    | (shown.over() ? 1 << 4 : 0)
                    | (shown.milligrams() == 0 ? 1 << 7 : 0);
            return all;
        });
    }

    private static void put(int[] all, int at, int value) {
        all[at] = value >>> Short.SIZE;
        all[at + 1] = value & 0xFFFF;
    }

    @Override
    public int mask() {
        return 0xFF;
    }

    @Override
    public byte[] hear(int value) {
        System.arraycopy(heard, 1, heard, 0, REQUEST - 1);
        heard[REQUEST - 1] = (byte) value;
        if (heard[0] != ADDRESS || !Arrays.equals(heard, sealed(Arrays.copyOf(heard, REQUEST - 2)))) {
            return NOTHING;
        }
        ByteBuffer request = ByteBuffer.wrap(heard);
        first = request.getShort(2) & 0xFFFF;
        count = request.getShort(4) & 0xFFFF;
        if (heard[1] != function) {
            return refused(ILLEGAL_FUNCTION);
        }
        return count == 0 || first + count > known ? refused(ILLEGAL_ADDRESS) : WEIGHT;
    }

    private byte[] refused(int why) {
        return sealed(new byte[] {ADDRESS, (byte) (0x80 | heard[1]), (byte) why});
    }

    @Override
    public byte[] say(Shown shown) {
        int[] all = registers.apply(shown);
        ByteBuffer answer = ByteBuffer.allocate(3 + count * Short.BYTES);
        answer.put((byte) ADDRESS).put((byte) function).put((byte) (count * Short.BYTES));
        for (int i = first; i < first + count; i++) {
            answer.putShort((short) all[i]);
        }
        return sealed(answer.array());
    }

    /// CRC-16/MODBUS, low byte first.
    private static byte[] sealed(byte[] message) {
        int crc = 0xFFFF;
        for (byte each : message) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }
        byte[] sealed = Arrays.copyOf(message, message.length + 2);
        sealed[message.length] = (byte) crc;
        sealed[message.length + 1] = (byte) (crc >> 8);
        return sealed;
    }
}
