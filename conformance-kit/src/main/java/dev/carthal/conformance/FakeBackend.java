package dev.carthal.conformance;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// An inference engine without natives. It reads variants of the engine `fake`, whose content is the shape of
/// the input as text (`1,8`), and answers the sum of its input, in every element of its output.
public final class FakeBackend implements InferenceDriver {
    /// The engine that it reads.
    public static final String ENGINE = "fake";

    private final AtomicBoolean failNext = new AtomicBoolean();

    /// Make the next run fail, of whatever session.
    public void failNextRun() {
        failNext.set(true);
    }

    /// {@return a variant whose input has that shape}
    ///
    /// @param shape the extents
    public static ModelVariant variant(List<Long> shape) {
        String text = String.join(",", shape.stream().map(String::valueOf).toList());
        return new FakeVariant("fake", ENGINE, text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean reads(ModelVariant variant) {
        return variant.engine().equals(ENGINE);
    }

    @Override
    public ModelSession open(Model model, ModelVariant variant, DeviceContext context) throws DeviceException {
        int invocations = context.config().as(Config.class).invocations();
        if (invocations < 1 || invocations > 8) {
            throw new DeviceException(Kind.CONFIGURATION, "invocations must be 1..8: invocations=" + invocations);
        }
        List<Long> shape = shape(variant);
        TensorSpec declared = model.inputs().getFirst();
        if (!declared.shape().equals(shape)) {
            throw new DeviceException(
                    Kind.CONFIGURATION, "the model has an input of " + shape + ", its manifest says " + declared);
        }
        return new Session(model, invocations);
    }

    private static List<Long> shape(ModelVariant variant) throws DeviceException {
        String text = new String(variant.content(), StandardCharsets.US_ASCII);
        try {
            return Stream.of(text.split(",", -1)).map(Long::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new DeviceException(Kind.CORRUPT, "a fake model must be a shape such as 1,8: " + text, e);
        }
    }

    private final class Session implements ModelSession {
        private final List<Invocation> invocations;
        private volatile boolean closed;

        Session(Model model, int count) {
            invocations = Stream.generate(() -> (Invocation) new Sum(model, this))
                    .limit(count)
                    .toList();
        }

        @Override
        public List<Invocation> invocations() {
            return invocations;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Sum implements Invocation {
        private final MemorySegment input;
        private final MemorySegment output;
        private final Session session;

        Sum(Model model, Session session) {
            this.input = Arena.ofAuto().allocate(model.inputs().getFirst().bytes(), 16);
            this.output = Arena.ofAuto().allocate(model.outputs().getFirst().bytes(), 16);
            this.session = session;
        }

        @Override
        public MemorySegment input(int index) {
            return input;
        }

        @Override
        public MemorySegment output(int index) {
            return output;
        }

        @Override
        public void run(Duration timeout) throws DeviceException {
            if (session.closed) {
                throw new IllegalStateException("run needs an open session: this one is closed");
            }
            if (failNext.getAndSet(false)) {
                throw new DeviceException(Kind.OTHER, "the fake engine was told to fail");
            }
            float sum = 0;
            for (long i = 0; i < input.byteSize() / Float.BYTES; i++) {
                sum += input.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            }
            for (long i = 0; i < output.byteSize() / Float.BYTES; i++) {
                output.setAtIndex(ValueLayout.JAVA_FLOAT, i, sum);
            }
        }
    }

    @ObjectClassDefinition(pid = "inference.fake", name = "Fake backend")
    @interface Config {
        @AttributeDefinition(min = "1", max = "8", description = "How many callers at the same time")
        int invocations() default 2;
    }
}
