package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Signal;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys of a slot's scale, without threads: while somebody waits for a key, the slot does its steps.
final class ScaleKeysTests {
    private interface Meanwhile {
        void run() throws InterruptedException;
    }

    private Meanwhile meanwhile = () -> {};
    private final ScaleBench bench = new ScaleBench("scale/desk", clock -> new Stepping(clock, () -> meanwhile.run()));
    private final Keyed scale = new Keyed(bench.clock);

    /// The waits of the owner itself are not meant: those of a key bear its name.
    private record Stepping(Clock clock, Meanwhile meanwhile) implements Clock {
        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public Instant wall() {
            return clock.wall();
        }

        @Override
        public Signal signal(String name) {
            Signal signal = clock.signal(name);
            return name.endsWith(ScaleKey.ZERO.name()) ? new StepsFirst(signal, meanwhile) : signal;
        }
    }

    private record StepsFirst(Signal signal, Meanwhile meanwhile) implements Signal {
        @Override
        public void raise() {
            signal.raise();
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            meanwhile.run();
            return signal.await(timeout);
        }

        @Override
        public void close() {
            signal.close();
        }
    }

    private static final class Keyed extends Scripted<Reading> implements Scale {
        private final List<ScaleKey> pressed = new ArrayList<>();
        private @Nullable DeviceException fault;

        Keyed(FakeClock clock) {
            super(clock);
        }

        @Override
        public Set<ScaleKey> keys() {
            return Set.of(ScaleKey.ZERO);
        }

        @Override
        public void press(ScaleKey key, Deadline deadline) throws DeviceException {
            pressed.add(key);
            if (fault != null) {
                throw fault;
            }
        }
    }

    @BeforeEach
    void plugIn() {
        bench.driver.openings.add(_ -> scale);
        scale.then(bench.reads(1));
    }

    private void fill() throws Exception {
        bench.fill().step(3);
        assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
        meanwhile = () -> bench.step(2);
    }

    private void zero() throws DeviceException, InterruptedException {
        bench.slot().press(ScaleKey.ZERO, bench.clock.after(Duration.ofSeconds(1)));
    }

    @Test
    void aKeyIsPressedByTheOwnerBetweenTwoReadings() throws Exception {
        fill();
        assertThat(bench.slot().keys()).containsExactly(ScaleKey.ZERO);
        zero();
        assertThat(scale.pressed).containsExactly(ScaleKey.ZERO);
    }

    @Test
    void aSlotThatIsNotReadyTakesNoKey() {
        assertThat(bench.slot().keys()).isEmpty();
        assertThatThrownBy(this::zero)
                .hasMessage("scale/desk must be READY for a key: key=ZERO, state=STARTING, not looked at yet")
                .extracting(e -> ((DeviceException) e).kind())
                .isEqualTo(Kind.BUSY);
    }

    @Test
    void aKeyThatTheScaleLacksIsUnsupported() throws Exception {
        fill();
        assertThatThrownBy(() -> bench.slot().press(ScaleKey.TARE, bench.clock.after(Duration.ofSeconds(1))))
                .hasMessage("the scale in scale/desk has no such key: key=TARE, keys=[ZERO]")
                .extracting(e -> ((DeviceException) e).kind())
                .isEqualTo(Kind.UNSUPPORTED);
        assertThat(scale.pressed).isEmpty();
    }

    @Test
    void aRefusalReachesWhoPressedAndTheSlotServesOn() throws Exception {
        fill();
        scale.fault = new KeyRefusedException(Reason.MOTION, "it swings");
        assertThatThrownBy(this::zero).isSameAs(scale.fault);
        assertThat(bench.slot().status().state()).isEqualTo(SlotState.READY);
    }

    @Test
    void aScaleThatIsPulledWhileAKeyIsPressedIsLost() throws Exception {
        fill();
        scale.fault = new DeviceException(Kind.LOST, "pulled");
        assertThatThrownBy(this::zero).isSameAs(scale.fault);
        assertThat(bench.slot().status().state()).isEqualTo(SlotState.LOST);
        assertThat(scale.closes).isEqualTo(1);
    }

    @Test
    void whatWasNotBegunInTimeNeverIs() throws Exception {
        fill();
        meanwhile = () -> {};
        assertThatThrownBy(this::zero).hasMessage("the deadline passed: key=ZERO, nothing was done");
        bench.step(3);
        assertThat(scale.pressed).isEmpty();
    }

    @Test
    void aScaleThatIsLetGoTakesNoKeyAnyMore() throws Exception {
        fill();
        meanwhile = () -> {
            bench.keeper.aim(new Target.Nothing<>("fake", "its driver has gone"));
            bench.step(1);
        };
        assertThatThrownBy(this::zero).hasMessage("scale/desk is closed before a key was pressed: its driver has gone");
        assertThat(scale.pressed).isEmpty();
        assertThat(bench.slot().keys()).isEmpty();
    }
}
