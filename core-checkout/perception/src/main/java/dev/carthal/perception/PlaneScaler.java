package dev.carthal.perception;

import dev.carthal.hal.camera.Frame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Scale one plane of a frame, whatever channels it holds. Each byte is read once, from where the driver left it, and
/// added to the rows of the output that it belongs to; rows that are complete are then scaled across, several at a
/// time and each channel for itself.
final class PlaneScaler {
    /// As many sums as a core can be busy with at once.
    private static final int TOGETHER = 4;

    private final int plane;
    private final Axis down;
    private final List<ChannelScaler> channels;
    /// A row of the plane, as bytes with the sign bit flipped: what the JVM turns into floats many at a time.
    private final byte[] signed;
    private final float[] row;
    /// Rows of the output that are summed up already, but still as wide as the source; used in turn.
    private final float[][] tall;

    /// Get ready for a plane.
    ///
    /// @param plane its index in the frame
    /// @param down how its rows make those of the output
    /// @param channels what lies in it
    PlaneScaler(int plane, Axis down, List<ChannelScaler> channels) {
        this.plane = plane;
        this.down = down;
        this.channels = List.copyOf(channels);
        int widest = channels.stream().mapToInt(ChannelScaler::bytes).max().orElseThrow();
        signed = new byte[widest];
        row = new float[widest];
        tall = new float[down.outputs][widest];
    }

    /// Scale what the axes are fitted to; the channels have the sums, each 128 too little.
    void scale(Frame frame) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (int c = 0; c < channels.size(); c++) {
            from = Math.min(from, channels.get(c).from());
            to = Math.max(to, channels.get(c).to());
        }
        MemorySegment pixels = frame.plane(plane);
        long stride = frame.stride(plane);
        int ready = 0;
        int done = 0;
        for (int y = down.first[0]; ready < down.outputs; y++) {
            read(pixels, y * stride + from, to - from);
            for (int o = ready; o < down.outputs && down.first[o] <= y; o++) {
                add(down.weights[o * down.stride + y - down.first[o]], y == down.first[o], o, to - from);
            }
            while (ready < down.outputs && down.last(ready) == y) {
                ready++;
                if (ready - done == TOGETHER || ready == down.outputs) {
                    squeeze(done, ready, from);
                    done = ready;
                }
            }
        }
    }

    private void read(MemorySegment pixels, long start, int count) {
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, start, signed, 0, count);
        byte[] bytes = signed;
        for (int i = 0; i < count; i++) {
            bytes[i] ^= (byte) 0x80;
        }
        float[] values = row;
        for (int i = 0; i < count; i++) {
            values[i] = bytes[i];
        }
    }

    private void add(float weight, boolean first, int output, int count) {
        float[] values = row;
        float[] sum = tall[output];
        if (first) {
            for (int i = 0; i < count; i++) {
                sum[i] = weight * values[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                sum[i] += weight * values[i];
            }
        }
    }

    private void squeeze(int begin, int end, int from) {
        for (int c = 0; c < channels.size(); c++) {
            ChannelScaler channel = channels.get(c);
            if (end - begin == TOGETHER) {
                channel.squeezeFour(tall, begin, from);
            } else {
                for (int o = begin; o < end; o++) {
                    channel.squeeze(tall[o], o, from);
                }
            }
        }
    }
}
