package dev.carthal.bench;

import com.sun.management.ThreadMXBean;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// How many frames a second each dialect of the driver for serial scales reads on one core, and what it allocates for
/// each up to its sink. All take turns, block by block.
final class DialectBench {
    static final int FRAMES = 20_000;

    private static final int WARM_UP = 5;
    private static final int BLOCKS = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String protocol;
    private final byte[] frame;
    private final ToLongFunction<byte[]> dialect;
    private final Samples perSecond = new Samples();
    private final Samples bytes = new Samples();

    private DialectBench(String protocol, byte[] frame) throws DeviceException {
        this.protocol = protocol;
        this.frame = frame;
        this.dialect = fresh();
    }

    private ToLongFunction<byte[]> fresh() throws DeviceException {
        return Neighbours.dialect(DeviceConfig.of("scale/measured", Map.of("port", "bytes", "protocol", protocol)));
    }

    /// @param frames in a block
    static void run(int runs, int frames, Consumer<Row> rows) throws IOException {
        List<DialectBench> all = new ArrayList<>();
        Map<String, List<byte[]>> samples = FrameSamples.read(Child.home());
        for (String protocol : samples.keySet()) {
            all.add(of(protocol, samples));
        }
        for (int block = 0; block < WARM_UP + runs * BLOCKS; block++) {
            for (DialectBench each : all) {
                each.block(frames, block >= WARM_UP);
            }
        }
        for (DialectBench each : all) {
            each.tell(runs * BLOCKS + " blocks of " + frames, rows);
        }
    }

    /// The first frame of those that alone are one reading.
    private static DialectBench of(String protocol, Map<String, List<byte[]>> samples) throws IOException {
        try {
            List<byte[]> frames = new ArrayList<>(samples.getOrDefault(protocol, List.of()));
            frames.addAll(FrameSamples.like(protocol, samples));
            for (byte[] frame : frames) {
                DialectBench bench = new DialectBench(protocol, frame);
                ToLongFunction<byte[]> trial = bench.fresh();
                if (trial.applyAsLong(frame) == 1 && trial.applyAsLong(frame) == 2) {
                    return bench;
                }
            }
        } catch (DeviceException e) {
            throw new IOException("a usual configuration is refused: " + e, e);
        }
        throw new IOException("no sample is a frame: protocol=" + protocol);
    }

    private void block(int count, boolean counts) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long before = THREADS.getCurrentThreadCpuTime();
        long first = dialect.applyAsLong(frame);
        long last = first;
        for (int i = 0; i < count; i++) {
            last = dialect.applyAsLong(frame);
        }
        long frames = last - first + 1;
        long nanos = THREADS.getCurrentThreadCpuTime() - before;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        if (frames != count + 1) {
            throw new IllegalStateException(protocol + " saw " + frames + " frames instead of " + (count + 1));
        }
        if (counts) {
            perSecond.add(frames * 1e9 / nanos);
            bytes.add((double) allocated / frames);
        }
    }

    private void tell(String blocks, Consumer<Row> rows) {
        String note =
                frame.length + " bytes a frame; median of " + blocks + ", all dialects in turn, by processor time";
        rows.accept(new Row(
                "scales: " + protocol,
                (double) Math.round(perSecond.median()),
                null,
                null,
                "frames/s",
                "higher",
                null,
                null,
                note));
        rows.accept(Row.of("scales: " + protocol + ", allocated up to the sink", bytes.median(), "bytes/frame", note)
                .atMost(0));
    }
}
