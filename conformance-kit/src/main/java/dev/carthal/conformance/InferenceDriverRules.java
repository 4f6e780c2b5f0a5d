package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.Invocation;
import dev.carthal.hal.inference.Model;
import dev.carthal.hal.inference.ModelSession;
import dev.carthal.hal.inference.ModelVariant;
import dev.carthal.hal.inference.TensorSpec;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rules INF for an inference backend, and of LIF and SWP those that a session has: it does not stream (LIF-7,
/// 9, 10, 14, 15), its device is the machine (LIF-2, 13, SWP-5), a load takes what it takes (LIF-11), and of its calls
/// after close INF-9 speaks (LIF-6).
@Timeout(120)
@ExtendWith(Verdict.class)
public abstract class InferenceDriverRules {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RUNS = 50;

    private final KitClock clock = new KitClock();

    private InferenceBench bench; // of the running test

    /// {@return a bench for one test}
    ///
    /// @throws IOException if it cannot be set up
    protected abstract InferenceBench bench() throws IOException;

    @BeforeAll
    static void theContractIsTheOneThatTheKitWasBuiltFor() {
        assertEquals(List.of(), Signature.strangers(), "check which hal-api is on the class path of the test");
    }

    @BeforeEach
    final void setUpTheBench() throws IOException {
        bench = bench();
    }

    private DeviceContext context(Map<String, Object> values) {
        return DeviceContext.of(DeviceConfig.of("inference/judged", values), Deadline.after(clock, PATIENCE));
    }

    private ModelSession open() throws DeviceException, InterruptedException {
        return open(bench.model(), bench.model().variants().getFirst());
    }

    private ModelSession open(InferenceDriver driver) throws DeviceException, InterruptedException {
        Model model = bench.model();
        return driver.open(model, model.variants().getFirst(), context(bench.working()));
    }

    private ModelSession open(Model model, ModelVariant variant) throws DeviceException, InterruptedException {
        return bench.driver().open(model, variant, context(bench.working()));
    }

    private static void fill(Invocation invocation, int seed) {
        MemorySegment input = invocation.input(0);
        for (long i = 0; i < input.byteSize() / Float.BYTES; i++) {
            input.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) Math.sin(seed + i * 0.37));
        }
    }

    private static byte[] answer(Invocation invocation, int seed) throws DeviceException {
        fill(invocation, seed);
        invocation.run(PATIENCE);
        return invocation.output(0).toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    @Check("what the constructor and the activation do, and move it to open")
    final void LIF_1_makingADriverTouchesNothing() {
        Residue before = new Residue(clock);
        bench.driver();
        assertEquals(List.of(), before.leftBehind(), "what making a driver left");
    }

    @Test
    @Check("the error paths of open")
    final void LIF_3_anOpenThatFailsLeavesNothingBehind() throws InterruptedException {
        tryToOpenBroken(); // what a library loads once is not the opening's
        Residue before = new Residue(clock);
        tryToOpenBroken();
        assertEquals(List.of(), before.leftBehind(), "what an open that failed left");
    }

    private void tryToOpenBroken() throws InterruptedException {
        try {
            open(bench.model(), bench.broken()).close();
        } catch (DeviceException e) {
            return; // as it should; INF-4 looks at it
        }
    }

    @Test
    @Check("what close forgets")
    final void LIF_4_closeLeavesNothingBehind() throws DeviceException, InterruptedException {
        use();
        Residue before = new Residue(clock);
        use();
        assertEquals(List.of(), before.leftBehind(), "what a closed session left");
    }

    private void use() throws DeviceException, InterruptedException {
        try (ModelSession session = open()) {
            answer(session.invocations().getFirst(), 1);
        }
    }

    @Test
    @Check("that close remembers having been called")
    final void LIF_5_closeIsSafeTwiceAndByAnyThread() throws DeviceException, InterruptedException {
        ModelSession session = open();
        Background closer = Background.run(session::close);
        closer.join(PATIENCE, "close did not return");
        assertTrue(closer.thrown().isEmpty(), () -> "close threw on another thread: " + closer.thrown());
        session.close();
        session.close();
    }

    @Test
    @Check("what a driver or its library keeps of a session that is closed")
    final void LIF_8_theSameDriverOpensTheSameModelAgain() throws DeviceException, InterruptedException {
        InferenceDriver driver = bench.driver();
        for (int i = 0; i < 3; i++) {
            try (ModelSession session = open(driver)) {
                answer(session.invocations().getFirst(), i);
            }
        }
    }

    @Test
    @Check("that every value is checked before the model is loaded")
    final void LIF_12_aConfigurationThatCannotBeUsedIsRefused() {
        Bench.Flaw flaw = bench.unusable();
        Model model = bench.model();
        DeviceException e = assertThrows(
                DeviceException.class,
                () -> bench.driver()
                        .open(model, model.variants().getFirst(), context(flaw.values()))
                        .close(),
                "it must be refused: " + flaw);
        assertEquals(Kind.CONFIGURATION, e.kind(), "the kind of the refusal: " + e.getMessage());
        assertTrue(
                e.getMessage().contains(flaw.key()) && e.getMessage().contains(flaw.value()),
                "the message must have " + flaw.key() + " and " + flaw.value() + ": " + e.getMessage());
    }

    @Test
    @Check("that sharing is a constant of the driver")
    final void SWP_1_sharingIsAlwaysTheSame() throws DeviceException, InterruptedException {
        InferenceDriver driver = bench.driver();
        Sharing sharing = driver.sharing();
        assertEquals(sharing, bench.driver().sharing(), "what another instance says");
        try (ModelSession _ = open(driver)) {
            assertEquals(sharing, driver.sharing(), "what it says with a session open");
        }
    }

    @Test
    @Check("what the constructor and the activation wait for, and move it to open")
    final void SWP_2_makingADriverIsBounded() {
        for (int i = 0; i < SwapRules.INSTANCES; i++) {
            long begin = clock.nanos();
            bench.driver();
            SwapRules.assertTookNoLonger(clock.nanos() - begin);
        }
    }

    @Test
    @Check("what a closed session leaves taken: a lock, a handle of the library, a place in a list")
    final void SWP_3_anotherInstanceOpensTheModelAtOnce() throws DeviceException, InterruptedException {
        for (int i = 0; i < SwapRules.INSTANCES; i++) {
            openRunAndClose(bench.driver());
        }
    }

    private WeakReference<Object> openRunAndClose(InferenceDriver driver) throws DeviceException, InterruptedException {
        try (ModelSession session = open(driver)) {
            answer(session.invocations().getFirst(), 1);
            return new WeakReference<>(session);
        }
    }

    @Test
    @Check("what two sessions share, and whether the driver may call itself shareable")
    final void SWP_4_sessionsDoNotDisturbEachOther() throws DeviceException, InterruptedException {
        assumeTrue(bench.driver().sharing() == Sharing.SHAREABLE, "it has one session at a time");
        ModelSession old = open();
        try (ModelSession fresh = open()) {
            byte[] expected = answer(old.invocations().getFirst(), 1);
            assertArrayEquals(expected, answer(fresh.invocations().getFirst(), 1), "what two sessions answer");
            old.close();
            assertArrayEquals(expected, answer(fresh.invocations().getFirst(), 1), "after the other was closed");
            openRunAndClose(bench.driver()); // one that is refused
            assertArrayEquals(expected, answer(fresh.invocations().getFirst(), 1), "after a third one");
        }
    }

    @Test
    @Check("for lists, hooks and threads that know the session")
    final void SWP_6_aClosedSessionIsHeldByNobody() throws DeviceException, InterruptedException {
        InferenceDriver driver = bench.driver();
        Forgotten.assertForgotten(clock, openRunAndClose(driver), driver);
    }

    @Test
    @Check("that the list is made once")
    final void INF_1_aSessionHasInvocationsAndKeepsThem() throws DeviceException, InterruptedException {
        try (ModelSession session = open()) {
            List<Invocation> first = session.invocations();
            assertFalse(first.isEmpty(), "a session needs an invocation");
            for (int i = 0; i < first.size(); i++) {
                assertSame(first.get(i), session.invocations().get(i), "always the same invocations");
            }
        }
    }

    @Test
    @Check("where the segments come from, and how long they are")
    final void INF_2_segmentsHaveTheSizeOfTheirTensors() throws DeviceException, InterruptedException {
        Model model = bench.model();
        try (ModelSession session = open(model, model.variants().getFirst())) {
            for (Invocation invocation : session.invocations()) {
                MemorySegment input = invocation.input(0);
                assertEquals(model.inputs().getFirst().bytes(), input.byteSize(), "the size of the input");
                assertFalse(input.isReadOnly(), "the input must be writable");
                assertEquals(
                        model.outputs().getFirst().bytes(), invocation.output(0).byteSize(), "the size of the output");
            }
        }
    }

    @Test
    @Check("that the tensors of the graph are compared with those of the manifest")
    final void INF_3_aModelThatLiesIsRefused() {
        FakeModel honest = bench.model();
        TensorSpec spec = honest.inputs().getFirst();
        List<Long> wrong = new ArrayList<>(spec.shape());
        wrong.set(wrong.size() - 1, wrong.getLast() + 1);
        FakeModel liar = honest.declaring(List.of(TensorSpec.of(spec.name(), spec.type(), wrong)));
        DeviceException e = assertThrows(
                DeviceException.class,
                () -> open(liar, honest.variants().getFirst()).close(),
                "declared " + wrong + ", is " + spec.shape());
        assertEquals(Kind.CONFIGURATION, e.kind(), "the kind: " + e.getMessage());
        for (Object extent : List.of(wrong.getLast(), spec.shape().getLast())) {
            assertTrue(e.getMessage().contains(extent.toString()), "the message has both shapes: " + e.getMessage());
        }
    }

    @Test
    @Check("how the faults of the library are mapped to kinds")
    final void INF_4_whatIsNoModelIsCorrupt() {
        DeviceException e = assertThrows(
                DeviceException.class, () -> open(bench.model(), bench.broken()).close(), "it must be refused");
        assertEquals(Kind.CORRUPT, e.kind(), "the kind: " + e.getMessage());
    }

    @Test
    @Check("which names of engines it knows")
    final void INF_5_variantsOfAnotherEngineAreNotRead() {
        assertFalse(bench.driver().reads(bench.foreign()), "reads must be false for another engine's variant");
        assertTrue(bench.driver().reads(bench.model().variants().getFirst()), "reads must be true for its own");
    }

    @Test
    @Check("for state that a run leaves, and for memory that is not filled")
    final void INF_6_theSameInputGivesTheSameOutput() throws DeviceException, InterruptedException {
        try (ModelSession session = open()) {
            byte[] expected = answer(session.invocations().getFirst(), 1);
            byte[] other = answer(session.invocations().getFirst(), 2);
            assertFalse(Arrays.equals(expected, other), "the bench's model ignores its input");
            for (Invocation invocation : session.invocations()) {
                assertArrayEquals(expected, answer(invocation, 1), "the same input, another output");
            }
        }
    }

    @Test
    @Check("for memory or state that two invocations share")
    final void INF_7_invocationsDoNotDisturbEachOther() throws DeviceException, InterruptedException {
        try (ModelSession session = open()) {
            List<Invocation> all = session.invocations();
            assumeTrue(all.size() > 1, "this engine runs one invocation at a time");
            byte[] expected = answer(all.get(0), 1);
            byte[] expectedOther = answer(all.get(1), 2);
            Background other = Background.run(() -> {
                for (int i = 0; i < RUNS; i++) {
                    assertSameAnswer(expectedOther, answer(all.get(1), 2));
                }
            });
            for (int i = 0; i < RUNS; i++) {
                assertSameAnswer(expected, answer(all.get(0), 1));
            }
            other.join(PATIENCE, "the other invocation did not return");
            assertTrue(other.thrown().isEmpty(), "the other invocation: " + other.thrown());
        }
    }

    /// An exception, since an `Error` on the other thread would pass unseen.
    private static void assertSameAnswer(byte[] expected, byte[] answer) {
        if (!Arrays.equals(expected, answer)) {
            throw new IllegalStateException("one invocation changed the answer of another");
        }
    }

    @Test
    @Check("what a failed run leaves")
    final void INF_8_anInvocationRunsAgainAfterAFailure() throws DeviceException, InterruptedException {
        InferenceDriver driver = bench.driver();
        try (ModelSession session = open(driver)) {
            Invocation invocation = session.invocations().getFirst();
            byte[] expected = answer(invocation, 1);
            if (!terminated(invocation)) {
                bench.failNextRun(driver);
                assertThrows(DeviceException.class, () -> answer(invocation, 1), "the bench made the run fail");
            }
            assertArrayEquals(expected, answer(invocation, 1), "the run after a failed one");
        }
    }

    /// {@return whether the engine ends a run that has no time, as it may; one that is over so soon, or cannot be
    /// ended, shows nothing}
    private static boolean terminated(Invocation invocation) {
        for (int i = 0; i < RUNS; i++) {
            try {
                invocation.run(Duration.ZERO);
            } catch (DeviceException e) {
                assertEquals(Kind.TIMEOUT, e.kind(), () -> "a run that had no time: " + e.getMessage());
                return true;
            }
        }
        return false;
    }

    @Test
    @Check("that run asks whether the session is open before it calls the library")
    final void INF_9_aClosedSessionDoesNotRun() throws DeviceException, InterruptedException {
        ModelSession session = open();
        Invocation invocation = session.invocations().getFirst();
        byte[] read = answer(invocation, 1);
        session.close();
        assertThrows(IllegalStateException.class, () -> invocation.run(PATIENCE), "run after close");
        assertArrayEquals(read, invocation.output(0).toArray(ValueLayout.JAVA_BYTE), "what the run before close gave");
    }
}
