package dev.carthal.conformance;

import static dev.carthal.conformance.BackendVice.*;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// An inference backend that is right but for one vice.
final class WrongBackend implements InferenceDriver {
    private final BackendVice vice;
    private final FakeBackend fake;
    private final FakeModel honest;
    private final Litter litter;
    private final Kin kin;
    private int opened;

    WrongBackend(BackendVice vice, FakeBackendBench bench, Litter litter, Kin kin) {
        this.vice = vice;
        this.fake = bench.fake();
        this.honest = bench.model();
        this.litter = litter;
        this.kin = kin;
        kin.make(vice == SWP_2_TAKES_ITS_TIME);
        if (vice == LIF_1_OPENS_A_FILE_WHEN_MADE && litter.isEmpty()) {
            litter.leaveDescriptor();
        }
    }

    @Override
    public Sharing sharing() {
        return vice == SWP_1_IS_EXCLUSIVE_WHILE_OPEN && !kin.open.isEmpty() ? Sharing.EXCLUSIVE : Sharing.SHAREABLE;
    }

    @Override
    public boolean reads(ModelVariant variant) {
        return vice == INF_5_READS_EVERYTHING || fake.reads(variant);
    }

    @Override
    public ModelSession open(Model model, ModelVariant variant, DeviceContext context) throws DeviceException {
        if (vice == LIF_8_OPENS_ONCE && opened++ > 0) {
            throw new DeviceException(Kind.BUSY, "it is open still, or so the driver thinks");
        }
        if (vice == SWP_3_USES_UP_HANDLES && kin.hasUsedUp()) {
            throw new DeviceException(Kind.BUSY, "no handle is left, or so the driver thinks");
        }
        try {
            return new Session(fake.open(
                    vice == INF_3_BELIEVES_THE_MANIFEST ? honest : model,
                    variant,
                    vice == LIF_12_TAKES_ANY_CONFIGURATION ? unconfigured(context) : context));
        } catch (DeviceException e) {
            if (vice == LIF_3_LEAVES_A_THREAD_WHEN_IT_FAILS) {
                litter.leaveThread();
            }
            throw misreport(e);
        }
    }

    private static DeviceContext unconfigured(DeviceContext context) {
        return DeviceContext.of(
                dev.carthal.hal.DeviceConfig.of(context.slot(), java.util.Map.of()), context.deadline());
    }

    private DeviceException misreport(DeviceException e) {
        return switch (vice) {
            case INF_3_SAYS_NOT_WHAT_DIFFERS ->
                e.getMessage().contains("manifest") ? new DeviceException(e.kind(), "the model lies", e) : e;
            case INF_4_CALLS_A_TORN_FILE_A_FAULT ->
                e.kind() == Kind.CORRUPT ? new DeviceException(Kind.OTHER, e.getMessage(), e) : e;
            default -> e;
        };
    }

    private final class Session implements ModelSession {
        private final ModelSession session;
        private final Arena arena = Arena.ofShared();
        private final MemorySegment shared = Arena.ofAuto().allocate(4096);
        private final List<Invocation> made;
        private boolean closed;

        Session(ModelSession session) {
            this.session = session;
            this.made = make();
            kin.open.add(this);
            if (vice == SWP_6_KEEPS_ITS_SESSIONS) {
                kin.known.add(this);
            }
        }

        private List<Invocation> make() {
            List<Invocation> right = session.invocations();
            return IntStream.range(0, right.size())
                    .mapToObj(i -> (Invocation) new WrongInvocation(this, right.get(i), i))
                    .toList();
        }

        @Override
        public List<Invocation> invocations() {
            return vice == INF_1_MAKES_INVOCATIONS_EACH_TIME ? make() : made;
        }

        @Override
        public void close() {
            if (vice == LIF_5_FAILS_TO_CLOSE_TWICE && closed) {
                throw new IllegalStateException("closed already");
            }
            if (vice == LIF_4_LEAVES_A_FILE && !closed) {
                litter.leaveFile();
            }
            if (!closed) {
                arena.close();
            }
            closed = true;
            kin.open.remove(this);
            session.close();
            if (vice == SWP_4_CLOSES_ITS_SISTERS) {
                List.copyOf(kin.open).forEach(Device::close);
            }
        }
    }

    private final class WrongInvocation implements Invocation {
        private final Session session;
        private final Invocation invocation;
        private final int number;
        private final MemorySegment own = Arena.ofAuto().allocate(4096);
        private boolean broken;

        WrongInvocation(Session session, Invocation invocation, int number) {
            this.session = session;
            this.invocation = invocation;
            this.number = number;
        }

        @Override
        public MemorySegment input(int index) {
            MemorySegment input = invocation.input(index);
            return switch (vice) {
                case INF_2_HAS_A_LONG_INPUT -> own.asSlice(0, input.byteSize() + 4);
                case INF_7_SHARES_ITS_INPUT -> session.shared.asSlice(0, input.byteSize());
                default -> input;
            };
        }

        @Override
        public MemorySegment output(int index) {
            MemorySegment output = invocation.output(index);
            return switch (vice) {
                case INF_2_HAS_A_LONG_OUTPUT ->
                    Arena.ofAuto().allocate(output.byteSize() + 4).copyFrom(output);
                case INF_9_FREES_ITS_TENSORS ->
                    session.arena.allocate(output.byteSize()).copyFrom(output);
                default -> output;
            };
        }

        @Override
        public void run(Duration timeout) throws DeviceException {
            if (broken) {
                throw new DeviceException(Kind.OTHER, "broken by the run before");
            }
            if (vice == INF_7_SHARES_ITS_INPUT) {
                LockSupport.parkNanos(1_000_000); // an engine that takes its time, so that the runs meet
            }
            MemorySegment input = invocation.input(0);
            input.copyFrom(input(0).asSlice(0, input.byteSize()));
            try {
                invocation.run(timeout);
            } catch (IllegalStateException e) {
                if (vice != INF_9_RUNS_AFTER_CLOSE) {
                    throw e;
                }
            } catch (DeviceException e) {
                broken = vice == INF_8_BREAKS_AT_A_FAILURE;
                throw e;
            }
            if (vice == INF_6_ANSWERS_BY_INVOCATION) {
                invocation.output(0).set(ValueLayout.JAVA_FLOAT, 0, number);
            }
        }
    }
}
