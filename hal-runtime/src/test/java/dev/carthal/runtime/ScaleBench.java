package dev.carthal.runtime;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A scale slot without OSGi and without a thread, on scripted devices.
final class ScaleBench {
    final FakeClock clock = FakeClock.jumping();
    final List<String> states = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    final Claims claims = new Claims();
    final House house;
    final SlotParts parts;
    final Kind<Scale> kind;
    final Keeper<Scale> keeper;
    final FakeDriver driver = new FakeDriver();

    static final class FakeScale extends Scripted<Reading> implements Scale {
        FakeScale(FakeClock clock) {
            super(clock);
        }
    }

    interface Opening {
        Scale open(DeviceContext context) throws DeviceException, InterruptedException;
    }

    static final class FakeDriver implements ScaleDriver {
        final Deque<Opening> openings = new ArrayDeque<>();
        DeviceIdentity identity = DeviceIdentity.UNKNOWN;
        int opened;

        @Override
        public Scale open(DeviceContext context) throws DeviceException, InterruptedException {
            opened++;
            return openings.remove().open(context);
        }

        @Override
        public DeviceIdentity identify(DeviceConfig config) {
            return identity;
        }
    }

    ScaleBench() {
        this("scale/basket");
    }

    ScaleBench(String slot) {
        this(slot, seen -> seen);
    }

    /// @param seen how the slot sees the clock
    ScaleBench(String slot, UnaryOperator<Clock> seen) {
        SlotListener listener = new SlotListener() {
            @Override
            public void changed(SlotStatus status) {
                states.add((status.state() + " " + status.reason()).strip());
            }

            @Override
            public void gap(Gap gap) {
                gaps.add(gap);
            }
        };
        house = new House(seen.apply(clock), clock::nanos, new Watchdog(), claims, List.of(listener));
        parts = SlotParts.of(slot, house);
        kind = Kind.scale(parts);
        keeper = new Keeper<>(parts, kind.work());
    }

    /// Aim at the driver, with what the configuration says besides its name.
    ScaleBench fill(Map<String, Object> more) throws DeviceException {
        Map<String, Object> values = new HashMap<>(more);
        values.put("slot", parts.slot());
        values.put("driver", "fake");
        SlotSettings settings = SlotSettings.of(parts.slot(), values);
        kind.configure(settings);
        keeper.aim(new Target.Filled<>(fitting(driver, settings)));
        return this;
    }

    static Fitting<Scale> fitting(ScaleDriver driver, SlotSettings settings) {
        return new Fitting<>(() -> driver, "1.0.0", settings, (_, context) -> driver.open(context), Attempt.UNWATCHED);
    }

    ScaleBench fill() throws DeviceException {
        return fill(Map.of());
    }

    FakeScale opens() {
        FakeScale scale = new FakeScale(clock);
        driver.openings.add(_ -> scale);
        return scale;
    }

    Reading reading(long sequence) {
        return Reading.of(sequence, clock.nanos());
    }

    Scripted.Step<Reading> reads(long sequence) {
        return () -> Next.item(reading(sequence));
    }

    ScaleBench step(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            if (!keeper.doWork()) {
                break;
            }
        }
        return this;
    }

    ScaleRole slot() {
        return (ScaleRole) kind.role();
    }
}
