package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Next;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.StreamingDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/// The LIF rules, for what streams. Not for use by itself: extend the rules of a family.
///
/// @param <T> what the device delivers
/// @param <D> the driver
/// @param <B> the bench
@Timeout(60)
@ExtendWith(Verdict.class)
public abstract class StreamingRules<T, D extends Driver, B extends Bench<D>> {
    /// The longest native wait that a driver may have (`docs/contract.md`, "bound on native waits").
    static final Duration BOUND = Duration.ofSeconds(1);

    /// Long enough to be sure that nothing comes.
    static final Duration BRIEF = Duration.ofMillis(100);

    static final Duration PATIENCE = Duration.ofSeconds(5);

    /// The clock that the device is handed.
    protected final KitClock clock = new KitClock();

    private B bench; // of the running test

    StreamingRules() {} // the families are four, and all are here

    /// {@return a bench for one test}
    ///
    /// @throws IOException if it cannot be set up
    protected abstract B bench() throws IOException;

    abstract StreamingDevice<T> open(D driver, DeviceContext context) throws DeviceException, InterruptedException;

    abstract long captureNanos(T item);

    /// Give an item back, where it is lent.
    void release(T item) {}

    @BeforeAll
    static void theContractIsTheOneThatTheKitWasBuiltFor() {
        assertEquals(List.of(), Signature.strangers(), "check which hal-api is on the class path of the test");
    }

    @BeforeEach
    final void setUpTheBench() throws IOException {
        bench = bench();
    }

    @AfterEach
    final void putTheBenchAway() throws IOException {
        bench.close();
    }

    final B running() {
        return bench;
    }

    /// {@return the device of the bench, opened}
    final StreamingDevice<T> open() throws DeviceException, InterruptedException {
        return open(bench.driver(), context(bench.working()));
    }

    final DeviceContext context(Map<String, Object> values) {
        return DeviceContext.of(config(values), Deadline.after(clock, PATIENCE));
    }

    private static DeviceConfig config(Map<String, Object> values) {
        Map<String, Object> drivers = new HashMap<>(values);
        Object slot = drivers.remove("slot");
        return DeviceConfig.of(slot == null ? "judged/device" : slot.toString(), drivers);
    }

    /// {@return the next item, after making the device deliver one}
    final T delivered(StreamingDevice<T> device) throws IOException, DeviceException, InterruptedException {
        bench.deliver();
        return awaited(device);
    }

    /// {@return the next item, which the device was made to deliver before}
    final T awaited(StreamingDevice<T> device) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.after(clock, PATIENCE);
        while (!deadline.passed()) {
            if (device.next(BRIEF) instanceof Next.Item<T>(var item)) {
                return item;
            }
        }
        return fail("no item came within " + PATIENCE + ", though the bench made the device deliver one");
    }

    /// Take what the device delivers by itself when it is opened.
    final void drain(StreamingDevice<T> device) throws IOException, DeviceException, InterruptedException {
        bench.quiet();
        Deadline deadline = Deadline.after(clock, PATIENCE);
        while (released(device.next(BRIEF)) instanceof Next.Item && !deadline.passed()) {
            // as long as there are some
        }
    }

    @Test
    @Check("what the constructor and the activation do, and move it to open")
    final void LIF_1_makingADriverTouchesNothing() {
        Residue before = new Residue(clock);
        bench.driver();
        assertEquals(List.of(), before.leftBehind(), "what making a driver left");
    }

    @Test
    @Check("that open asks for the device before it uses it")
    final void LIF_2_whatIsNotThereIsNotFound() {
        Bench.Flaw absent = bench.absent();
        DeviceException e = assertThrows(
                DeviceException.class,
                () -> open(bench.driver(), context(absent.values())).close(),
                "opening what is not there must fail");
        assertTrue(
                e.kind() == Kind.NOT_FOUND || e.kind() == Kind.ABSENT,
                () -> "the kind must be NOT_FOUND or ABSENT: " + e.kind() + ", " + e.getMessage());
        assertTrue(
                e.getMessage().contains(absent.value()),
                () -> "the message must have " + absent.key() + "=" + absent.value() + ": " + e.getMessage());
    }

    @Test
    @Check("the error paths of open")
    final void LIF_3_anOpenThatFailsLeavesNothingBehind() throws InterruptedException {
        Bench.Flaw absent = bench.absent();
        tryToOpen(absent); // what a library loads once is not the opening's
        Residue before = new Residue(clock);
        tryToOpen(absent);
        assertEquals(List.of(), before.leftBehind(), "what an open that failed left");
    }

    private void tryToOpen(Bench.Flaw flaw) throws InterruptedException {
        try {
            open(bench.driver(), context(flaw.values())).close();
        } catch (DeviceException e) {
            return; // as it should; LIF-2 looks at it
        }
    }

    @Test
    @Check("what close forgets")
    final void LIF_4_closeLeavesNothingBehind() throws IOException, DeviceException, InterruptedException {
        use(); // what a library loads once is not the device's
        Residue before = new Residue(clock);
        use();
        assertEquals(List.of(), before.leftBehind(), "what a closed device left");
    }

    private void use() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<T> device = open()) {
            release(delivered(device));
        }
    }

    @Test
    @Check("that close remembers having been called")
    final void LIF_5_closeIsSafeTwiceAndByAnyThread() throws DeviceException, InterruptedException {
        StreamingDevice<T> device = open();
        Background closer = Background.run(device::close);
        closer.join(PATIENCE, "close did not return");
        assertTrue(closer.thrown().isEmpty(), () -> "close threw on another thread: " + closer.thrown());
        device.close();
        device.close();
    }

    @Test
    @Check("that next asks whether the device is closed before it touches anything")
    final void LIF_6_aCallAfterCloseIsAnIllegalState() throws DeviceException, InterruptedException {
        StreamingDevice<T> device = open();
        device.close();
        assertThrows(IllegalStateException.class, () -> device.next(BRIEF), "next after close");
    }

    @Test
    @Check("what wakes a waiting next, and the bound on its native waits")
    final void LIF_7_closeEndsAWait() throws DeviceException, InterruptedException {
        StreamingDevice<T> device = open();
        Background waiting = Background.run(() -> device.next(PATIENCE.multipliedBy(3)));
        waiting.untilItWaits();
        Background closer = Background.run(device::close);
        closer.join(BOUND.plus(BRIEF), "close waits for next");
        waiting.join(BOUND.plus(BRIEF), "next still waits after close");
    }

    @Test
    @Check("what a driver or its library keeps of a device that is closed")
    final void LIF_8_theSameDriverOpensTheSameDeviceAgain() throws IOException, DeviceException, InterruptedException {
        D driver = bench.driver();
        for (int i = 0; i < 3; i++) {
            try (StreamingDevice<T> device = open(driver, context(bench.working()))) {
                release(delivered(device));
            }
        }
    }

    @Test
    @Check("the timeouts that are handed to the library, and what is returned when one passes")
    final void LIF_9_nothingToDeliverIsSilenceInTime() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<T> device = open()) {
            drain(device);
            long begin = clock.nanos();
            Next<T> next = released(device.next(BRIEF));
            long took = clock.nanos() - begin;
            assertInstanceOf(Next.Silence.class, next, "a quiet device says silence");
            assertTrue(
                    took <= BRIEF.plus(BOUND).toNanos(),
                    () -> "silence must come within timeout and bound: " + took / 1_000_000 + " ms");
        }
    }

    @Test
    @Check("that no interrupt is swallowed, and none breaks the line")
    final void LIF_10_anInterruptEndsTheCallAndTheDeviceGoesOn()
            throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<T> device = open()) {
            drain(device);
            Background waiting = Background.run(() -> device.next(PATIENCE.multipliedBy(3)));
            waiting.untilItWaits();
            waiting.interrupt();
            waiting.join(BOUND.plus(BRIEF), "next goes on after an interrupt");
            assertTrue(
                    waiting.thrown()
                            .filter(InterruptedException.class::isInstance)
                            .isPresent(),
                    () -> "next must end with InterruptedException: " + waiting.thrown());
            release(delivered(device));
        }
    }

    @Test
    @Check("that open hands its deadline to the library")
    final void LIF_11_openIsBoundedByItsDeadline() throws InterruptedException {
        DeviceContext late = DeviceContext.of(config(bench.working()), Deadline.after(clock, Duration.ZERO));
        D driver = bench.driver();
        long begin = clock.nanos();
        try {
            open(driver, late).close();
        } catch (DeviceException e) {
            assertEquals(Kind.TIMEOUT, e.kind(), () -> "an open that ran out of time: " + e.getMessage());
        }
        long took = clock.nanos() - begin;
        assertTrue(
                took <= BOUND.plus(BRIEF).toNanos(), () -> "open took " + took / 1_000_000 + " ms past its deadline");
    }

    @Test
    @Check("that every value is checked before the device is touched")
    final void LIF_12_aConfigurationThatCannotBeUsedIsRefused() {
        Bench.Flaw flaw = bench.unusable();
        DeviceException e = assertThrows(
                DeviceException.class,
                () -> open(bench.driver(), context(flaw.values())).close(),
                () -> "it must be refused: " + flaw);
        assertEquals(Kind.CONFIGURATION, e.kind(), () -> "the kind of the refusal: " + e.getMessage());
        assertTrue(
                e.getMessage().contains(flaw.key()) && e.getMessage().contains(flaw.value()),
                () -> "the message must have " + flaw.key() + " and " + flaw.value() + ": " + e.getMessage());
    }

    @Test
    @Check("that identify follows links and ignores what does not name the device")
    final void LIF_13_oneDeviceHasOneIdentity() throws DeviceException {
        D driver = bench.driver();
        DeviceIdentity identity = driver.identify(config(bench.working()));
        assertTrue(
                driver.sharing() == Sharing.SHAREABLE || !identity.equals(DeviceIdentity.UNKNOWN),
                "an exclusive driver must tell its device");
        for (Map<String, Object> alias : bench.aliases()) {
            assertEquals(
                    identity, driver.identify(config(alias)), () -> "the same device under another name, " + alias);
        }
    }

    @Test
    @Check("that next remembers the end, and the fault of kind LOST")
    final void LIF_14_theEndIsTheEndAndWhatIsLostStaysLost() throws IOException, DeviceException, InterruptedException {
        boolean ends = can(bench::end, this::assertEnded);
        putTheBenchAway();
        setUpTheBench();
        boolean breaks = can(bench::unplug, this::assertLost);
        if (!ends && !breaks) {
            throw Bench.lacks("a device that ends by itself, and a cable to pull");
        }
    }

    private boolean can(Means means, Judgement<T> judgement) throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<T> device = open()) {
            means.use();
            judgement.on(device);
            return true;
        } catch (TestAbortedException e) {
            return false;
        }
    }

    private void assertEnded(StreamingDevice<T> device) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.after(clock, PATIENCE);
        while (!(released(device.next(BRIEF)) instanceof Next.End)) {
            assertFalse(deadline.passed(), "the bench made the device end, and it does not say so");
        }
        assertInstanceOf(Next.End.class, released(device.next(BRIEF)), "after the end comes the end");
    }

    /// That it is told at all, and as what, is not judged here (SCL-7).
    private void assertLost(StreamingDevice<T> device) throws InterruptedException {
        Deadline deadline = Deadline.after(clock, BOUND);
        while (!deadline.passed()) {
            try {
                released(device.next(BRIEF));
            } catch (DeviceException lost) {
                if (lost.kind() == Kind.LOST) {
                    DeviceException again = assertThrows(
                            DeviceException.class, () -> released(device.next(BRIEF)), "what is lost stays lost");
                    assertEquals(Kind.LOST, again.kind(), () -> "the kind, again: " + again.getMessage());
                }
                return;
            }
        }
    }

    private Next<T> released(Next<T> next) {
        if (next instanceof Next.Item<T>(var item)) {
            release(item);
        }
        return next;
    }

    @Test
    @Check("for System.nanoTime, and for times of the library that were not put on the clock's scale")
    final void LIF_15_allTimesAreOnTheClockThatWasHanded() throws IOException, DeviceException, InterruptedException {
        long before = clock.nanos();
        try (StreamingDevice<T> device = open()) {
            T item = delivered(device);
            long stamp = captureNanos(item);
            release(item);
            long after = clock.nanos();
            assertTrue(
                    stamp >= before && stamp <= after,
                    () -> "captureNanos=" + stamp + " must be between " + before + " and " + after);
        }
    }

    @FunctionalInterface
    private interface Means {
        void use() throws IOException;
    }

    @FunctionalInterface
    private interface Judgement<T> {
        void on(StreamingDevice<T> device) throws DeviceException, InterruptedException;
    }
}
