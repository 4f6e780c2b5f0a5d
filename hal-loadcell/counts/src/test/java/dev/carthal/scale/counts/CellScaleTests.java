package dev.carthal.scale.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/// Two cells of a gram a count, e = d = 5 g, ten conversions a second.
final class CellScaleTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Sources NOTHING = new Sources(Optional.empty(), Optional.empty(), SECOND, SECOND);

    private final FakeClock clock = FakeClock.jumping();
    private final Script script = new Script();
    private final Capacity capacity = Capacity.of(15_000_000, 5_000);
    private final Scheme scheme = new Scheme(
            List.of(Cell.of(0, 1_000_000_000), Cell.of(0, 1_000_000_000)),
            Converter.BITS_24,
            Linearisation.NONE,
            Tuning.firm(10),
            capacity,
            Profile.named("oiml"));
    private final CellScale scale = new CellScale(
            DeviceContext.of(DeviceConfig.of("scale/basket", Map.of()), clock.after(SECOND)),
            new CellSettings(scheme, Display.of("kg", capacity), Optional.empty(), NOTHING),
            script);

    /// Conversions as a test lays them down, and what goes wrong between them.
    private static final class Script implements Cells {
        private final Queue<Object> steps = new ArrayDeque<>();
        private boolean closed;
        private LongPredicate isDue = _ -> true;

        @Override
        public boolean take(int[] counts) throws DeviceException {
            if (!isDue.test(steps.size())) {
                return false;
            }
            Object step = steps.poll();
            if (step instanceof DeviceException fault) {
                throw fault;
            }
            if (step instanceof int[] conversion) {
                System.arraycopy(conversion, 0, counts, 0, counts.length);
            }
            return step != null;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Reading next() throws Exception {
        return ((Next.Item<Reading>) scale.next(SECOND)).value();
    }

    @Test
    void aReadingIsTheSumWithTheDigitsOfADivision() throws Exception {
        script.steps.add(new int[] {1_000, 252});
        Reading reading = next();
        assertThat(reading.indication().orElseThrow()).hasToString("1.250 kg");
        assertThat(reading.flags()).contains(Flag.MOTION, Flag.NOT_ZEROED);
        assertThat(reading.raw()).containsExactly(0, 0, 3, 0xE8, 0, 0, 0, 0xFC);
    }

    @Test
    void noConversionIsSilenceAndTakesItsTime() throws Exception {
        long begin = clock.nanos();
        assertThat(scale.next(SECOND)).isEqualTo(Next.silence());
        assertThat(clock.nanos() - begin).isEqualTo(SECOND.toNanos());
    }

    @Test
    void aConverterAtItsEndIsAFaultWithoutAWeight() throws Exception {
        script.steps.add(new int[] {8_388_607, 0});
        Reading reading = next();
        assertThat(reading.flags()).containsExactly(Flag.OVERLOAD);
        assertThat(reading.indication()).isEmpty();
    }

    @Test
    void aSpoiltConversionIsToldAndTheNextOneIsAReading() throws Exception {
        script.steps.add(new DeviceException(Kind.PROTOCOL, "rejected"));
        script.steps.add(new int[] {5, 0});
        assertThatThrownBy(() -> scale.next(SECOND)).hasMessage("rejected");
        assertThat(next().sequence()).isEqualTo(1);
    }

    @Test
    void whatIsLostStaysLost() {
        script.steps.add(new DeviceException(Kind.LOST, "gone"));
        script.steps.add(new int[] {5, 0});
        assertThatThrownBy(() -> scale.next(SECOND)).hasMessage("gone");
        assertThatThrownBy(() -> scale.next(SECOND)).hasMessage("gone");
    }

    /// Ten a second, as a real converter, and no sooner.
    private void lay(int grams, int conversions) {
        long end = clock.nanos() + (script.steps.size() + conversions) * SECOND.toNanos() / 10;
        script.isDue = left -> clock.nanos() >= end - left * SECOND.toNanos() / 10;
        for (int i = 0; i < conversions; i++) {
            script.steps.add(new int[] {grams, 0});
        }
    }

    private Reading last(int count) throws Exception {
        for (int i = 1; i < count; i++) {
            next();
        }
        return next();
    }

    @Test
    void aKeyWaitsUntilTheLoadIsAtRestAndLosesNoReading() throws Exception {
        lay(100, 100);
        scale.press(ScaleKey.ZERO, clock.after(SECOND.multipliedBy(12)));
        Reading after = last(100);
        assertThat(after.sequence()).isEqualTo(100);
        assertThat(after.indication().orElseThrow()).hasToString("0.000 kg");
        assertThat(after.flags()).contains(Flag.STABLE, Flag.CENTER_OF_ZERO);
    }

    @Test
    void aTareIsNetUntilItIsCleared() throws Exception {
        lay(100, 100);
        scale.press(ScaleKey.ZERO, clock.after(SECOND.multipliedBy(12)));
        lay(600, 100);
        last(180);
        scale.press(ScaleKey.TARE, clock.after(SECOND));
        Reading net = last(20);
        assertThat(net.indication().orElseThrow()).hasToString("0.000 kg");
        assertThat(net.flags()).contains(Flag.NET);
        assertThatThrownBy(() -> scale.press(ScaleKey.ZERO, clock.after(SECOND)))
                .hasMessageContaining("a tare must be cleared before zero is set: key=ZERO");
        scale.press(ScaleKey.CLEAR_TARE, clock.after(SECOND));
        lay(600, 1);
        assertThat(next().indication().orElseThrow()).hasToString("0.500 kg");
    }

    @Test
    void aKeyIsRefusedWhereTheProfileSaysSo() throws Exception {
        lay(400, 100);
        assertThatThrownBy(() -> scale.press(ScaleKey.ZERO, clock.after(SECOND.multipliedBy(12))))
                .hasMessageContaining("what lies there is out of range: key=ZERO")
                .extracting(e -> ((KeyRefusedException) e).reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
    }

    @Test
    void aLoadThatDoesNotComeToRestIsNeverZero() {
        assertThatThrownBy(() -> scale.press(ScaleKey.ZERO, clock.after(SECOND)))
                .hasMessage("scale/basket did not come to rest: key=ZERO, flags=[]")
                .extracting(e -> ((KeyRefusedException) e).reason())
                .isEqualTo(Reason.MOTION);
    }

    @Test
    void aClosedScaleClosesItsCells() {
        scale.close();
        assertThat(script.closed).isTrue();
        assertThatThrownBy(() -> scale.next(SECOND)).hasMessage("next needs an open scale: scale/basket is closed");
    }

    @Test
    void aDisplayHasTheDigitsOfItsDivision() {
        assertThat(Display.of("g", capacity).show(1_250_000)).hasToString("1250 g");
        assertThat(Display.of("g", Capacity.of(1_000_000, 500)).show(500)).hasToString("0.5 g");
        assertThat(Display.of("kg", Capacity.of(500_000_000, 10_000_000)).show(20_000_000))
                .hasToString("20 kg");
    }
}
