package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// An inference slot without OSGi and without a thread, on a fake engine.
final class InferenceBench {
    final List<String> states = new ArrayList<>();
    final SlotParts parts;
    final SessionWork work;
    final InferenceRole role;
    final Keeper<LoadedModel> keeper;
    final FakeEngine engine = new FakeEngine();
    private final Model model;

    interface Running {
        void run(Duration timeout) throws DeviceException;
    }

    /// Runs what a test says.
    static final class FakeEngine implements InferenceDriver {
        final List<FakeSession> sessions = new ArrayList<>();
        int invocations = 1;
        volatile Running running = _ -> {};

        @Override
        public boolean reads(ModelVariant variant) {
            return variant.engine().equals("onnx");
        }

        @Override
        public ModelSession open(Model model, ModelVariant variant, DeviceContext context) {
            FakeSession session = new FakeSession(this);
            sessions.add(session);
            return session;
        }
    }

    static final class FakeSession implements ModelSession {
        final List<Invocation> invocations = new ArrayList<>();
        volatile int closes;

        FakeSession(FakeEngine engine) {
            for (int i = 0; i < engine.invocations; i++) {
                invocations.add(new FakeInvocation(engine));
            }
        }

        @Override
        public List<Invocation> invocations() {
            return invocations;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // two closes at once would be a fault of the slot
        public void close() {
            closes++;
        }
    }

    private record FakeInvocation(FakeEngine engine, MemorySegment memory) implements Invocation {
        FakeInvocation(FakeEngine engine) {
            this(engine, MemorySegment.ofArray(new byte[96]));
        }

        @Override
        public MemorySegment input(int index) {
            return memory;
        }

        @Override
        public MemorySegment output(int index) {
            return memory;
        }

        @Override
        public void run(Duration timeout) throws DeviceException {
            engine.running.run(timeout);
        }
    }

    InferenceBench(Clock clock, LongSupplier machine) throws DeviceException {
        SlotListener listener = status -> states.add((status.state() + " " + status.reason()).strip());
        parts = SlotParts.of(
                "inference/recognizer", new House(clock, machine, new Watchdog(), new Claims(), List.of(listener)));
        work = new SessionWork(parts);
        role = new InferenceRole(parts.standing(), work.pool);
        keeper = new Keeper<>(parts, work);
        Map<String, String> files = Map.of("model.json", ModelManifestTests.MANIFEST, "labels.txt", "apple\npear\n");
        model = ModelManifest.read(
                "fruit", "model.json", path -> files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8));
    }

    InferenceBench fill(Map<String, Object> more) throws DeviceException {
        Map<String, Object> values = new HashMap<>(more);
        values.putAll(Map.of("slot", parts.slot(), "driver", "fake", "slot.model", "fruit"));
        SlotSettings settings = SlotSettings.of(parts.slot(), values);
        work.expect();
        Fitting.Opener<LoadedModel> opener = (_, context) -> {
            work.checkQuarantine();
            return LoadedModel.open(engine, model, settings.choice().variant(), context);
        };
        keeper.aim(new Target.Filled<>(new Fitting<>(() -> engine, "1.0.0", settings, opener, Attempt.UNWATCHED)));
        return this;
    }

    InferenceBench fill() throws DeviceException {
        return fill(Map.of());
    }

    InferenceBench step(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            keeper.doWork();
        }
        return this;
    }
}
