package dev.carthal.hal.scan;

import java.util.Arrays;

final class PlainScan implements Scan {
    private final long sequence;
    private final long captureNanos;
    private final String aim;
    private final byte[] data;

    PlainScan(long sequence, long captureNanos, String aim, byte[] data) {
        if (aim.length() != 3 || aim.charAt(0) != ']') {
            throw new IllegalArgumentException("an AIM identifier must be ] and two characters: aim=" + aim);
        }
        if (data.length == 0) {
            throw new IllegalArgumentException("a scan must have data: aim=" + aim);
        }
        this.sequence = sequence;
        this.captureNanos = captureNanos;
        this.aim = aim;
        this.data = data.clone();
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public long captureNanos() {
        return captureNanos;
    }

    @Override
    public String aim() {
        return aim;
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlainScan that
                && sequence == that.sequence
                && captureNanos == that.captureNanos
                && aim.equals(that.aim)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "scan " + sequence + " at " + captureNanos + " ns: " + aim + text();
    }
}
