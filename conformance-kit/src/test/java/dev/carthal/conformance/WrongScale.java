package dev.carthal.conformance;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.ScaleKey;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// A scale driver that is right but for one vice.
record WrongScale(ScaleVice vice, FakeScale fake) implements ScaleDriver {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final Indication NOTHING = new Indication(new BigDecimal("0.000"), WeightUnit.KILOGRAM);

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return fake.identify(config);
    }

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        return new Device(vice, fake.open(context));
    }

    private static final class Device implements Scale {
        private final ScaleVice vice;
        private final Scale scale;
        private boolean torn;
        private Optional<Indication> last = Optional.empty();
        private Optional<Indication> before = Optional.empty(); // a key was pressed

        Device(ScaleVice vice, Scale scale) {
            this.vice = vice;
            this.scale = scale;
        }

        @Override
        public Set<ScaleKey> keys() {
            return scale.keys();
        }

        @Override
        public void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
            try {
                scale.press(key, deadline);
                before = last;
            } catch (KeyRefusedException e) {
                boolean moved = e.reason() == KeyRefusedException.Reason.MOTION;
                forgive(moved ? ScaleVice.SCL_12_ZEROES_IN_MOTION : ScaleVice.SCL_11_SWALLOWS_A_REFUSAL, e);
            } catch (DeviceException e) {
                forgive(ScaleVice.SCL_9_TAKES_A_KEY_THAT_IT_LACKS, e);
            }
        }

        private void forgive(ScaleVice ofWhom, DeviceException e) throws DeviceException {
            if (vice != ofWhom) {
                throw e;
            }
        }

        @Override
        public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
            try {
                Next<Reading> next = scale.next(timeout);
                return next instanceof Next.Item<Reading>(var reading) ? misread(reading) : next;
            } catch (DeviceException e) {
                return misreport(e);
            }
        }

        private Next<Reading> misread(Reading reading) throws DeviceException, InterruptedException {
            return switch (vice) {
                case SCL_2_KEEPS_THE_NEWEST_ONLY -> Next.item(newest(reading));
                case SCL_3_MISSES_THE_FRAME_AFTER_A_TORN_ONE -> torn ? Next.silence() : Next.item(reading);
                default -> Next.item(wrong(reading));
            };
        }

        private Reading newest(Reading reading) throws DeviceException, InterruptedException {
            Reading newest = reading;
            while (scale.next(Duration.ZERO) instanceof Next.Item<Reading>(var newer)) {
                newest = newer;
            }
            return newest;
        }

        private Reading wrong(Reading reading) {
            boolean later = reading.sequence() > 1;
            last = reading.indication();
            return switch (vice) {
                case SCL_1_STRIPS_ZEROS ->
                    reading.indication()
                            .map(shown -> reading.indicating(
                                    new Indication(shown.value().stripTrailingZeros(), shown.unit())))
                            .orElse(reading);
                case SCL_1_TAKES_ANOTHER_UNIT ->
                    reading.indication()
                            .map(shown -> reading.indicating(new Indication(shown.value(), WeightUnit.GRAM)))
                            .orElse(reading);
                case SCL_2_COUNTS_BY_TWO -> copy(reading, reading.sequence() * 2, reading.captureNanos());
                case SCL_4_WEIGHS_AN_OVERLOAD ->
                    reading.flags().contains(Flag.OVERLOAD) ? reading.indicating(NOTHING) : reading;
                case SCL_4_HIDES_AN_OVERLOAD ->
                    reading.flags().contains(Flag.OVERLOAD)
                            ? Reading.of(reading.sequence(), reading.captureNanos())
                            : reading;
                case SCL_5_FORGETS_THE_BYTES -> reading.ofBytes(new byte[0]);
                case SCL_6_STAMPS_BACKWARDS ->
                    later ? copy(reading, reading.sequence(), reading.captureNanos() - MINUTE_NANOS) : reading;
                case SCL_6_STAMPS_THE_FUTURE ->
                    later ? copy(reading, reading.sequence(), reading.captureNanos() + MINUTE_NANOS) : reading;
                case SCL_10_RETURNS_BEFORE_IT_IS_DONE ->
                    before.map(reading::indicating).orElse(reading);
                case SCL_8_CALLS_EVERYTHING_STABLE -> reading.with(Flag.STABLE);
                default -> reading;
            };
        }

        private static Reading copy(Reading reading, long sequence, long captureNanos) {
            Reading copy = Reading.of(sequence, captureNanos)
                    .with(reading.flags().toArray(Flag[]::new))
                    .from(reading.origin())
                    .ofBytes(reading.raw());
            return reading.indication().map(copy::indicating).orElse(copy);
        }

        private Next<Reading> misreport(DeviceException e) throws DeviceException {
            torn = true;
            boolean lost = e.kind() == Kind.LOST;
            if (vice == ScaleVice.SCL_3_READS_TORN_FRAMES && !lost) {
                return Next.item(Reading.of(99, 0).indicating(NOTHING));
            }
            if (vice == ScaleVice.SCL_7_CALLS_A_LOSS_A_TIMEOUT && lost) {
                throw new DeviceException(Kind.TIMEOUT, e.getMessage(), e);
            }
            if (vice == ScaleVice.SCL_7_TELLS_A_LOSS_LATE && lost) {
                LockSupport.parkNanos(1_500_000_000);
            }
            throw e;
        }

        @Override
        public void close() {
            scale.close();
        }
    }
}
