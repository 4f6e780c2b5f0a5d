package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A dialect allocates nothing before it calls its sink.
class AllocationTests {
    private static final int WARM_UP = 20;
    private static final int FRAMES = 2_000;

    static List<Vector> frames() throws IOException {
        return DialectPropertyTests.frames().stream()
                .filter(vector -> vector.parts().size() == 1)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aFrameCostsNoMemory(Vector vector) throws Exception {
        Dialect dialect = Vector.settings(vector.protocol()).dialect();
        byte[] sent = vector.sent();
        Silent sink = new Silent();
        feed(dialect, sent, sink, WARM_UP);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(dialect, sent, sink, FRAMES);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sink.frames).isEqualTo(WARM_UP + FRAMES);
        assertThat(bytes).as("for %d frames", FRAMES).isLessThan(FRAMES);
    }

    private static void feed(Dialect dialect, byte[] frame, Silent sink, int times) {
        for (int i = 0; i < times; i++) {
            for (byte value : frame) {
                dialect.accept(value, sink);
            }
        }
    }

    private static final class Silent implements Dialect.Sink {
        private int frames;

        @Override
        public void frame(Parsed parsed) {
            frames++;
        }

        @Override
        public void refused(byte[] frame, int length, String reason) {}

        @Override
        public void say(byte[] bytes) {}
    }
}
