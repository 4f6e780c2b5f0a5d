package dev.carthal.conformance;

import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.ScaleKey;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Scales without hardware; see [FakeDriver].
public final class FakeScale extends FakeDriver<Reading> implements ScaleDriver {
    private final Map<String, FakePlatform> platforms = new ConcurrentHashMap<>();

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        return new Opened(
                plugged(context), context.config().as(FakeConfig.class).device());
    }

    /// Make a scale send a reading in kilograms.
    ///
    /// @param device its name
    /// @param kilograms the digits that it shows
    /// @param flags what it says about them
    public void show(String device, String kilograms, Flag... flags) {
        deliver(
                device,
                (sequence, captureNanos, _) ->
                        shown(sequence, captureNanos, kilograms).with(flags));
    }

    /// Make a scale send a reading without a weight.
    ///
    /// @param device its name
    /// @param flags why it shows none
    public void showNothing(String device, Flag... flags) {
        deliver(
                device,
                (sequence, captureNanos, _) -> blank(sequence, captureNanos).with(flags));
    }

    static Reading shown(long sequence, long captureNanos, String kilograms) {
        return Reading.of(sequence, captureNanos)
                .indicating(new Indication(new BigDecimal(kilograms), WeightUnit.KILOGRAM))
                .ofBytes((kilograms + " kg").getBytes(StandardCharsets.US_ASCII));
    }

    static Reading blank(long sequence, long captureNanos) {
        return Reading.of(sequence, captureNanos).ofBytes("------".getBytes(StandardCharsets.US_ASCII));
    }

    /// Make a scale send what is no frame of its protocol; the driver tells that as kind `PROTOCOL`.
    ///
    /// @param device its name
    public void tear(String device) {
        fail(device, new DeviceException(Kind.PROTOCOL, "a frame must end with its unit: frame=1.2"));
    }

    /// Put a load on a scale, at rest; it sends a reading of it now and after each key. Its keys are `ZERO`,
    /// within 300 of its smallest steps, and `TARE`.
    ///
    /// @param device its name
    /// @param kilograms what it shows as long as no key was pressed
    public void load(String device, String kilograms) {
        platform(device).put(new BigDecimal(kilograms));
        tellLoad(device);
    }

    /// Let the load of a scale tremble from now on, so that no key works.
    ///
    /// @param device its name
    public void tremble(String device) {
        platform(device).tremble();
    }

    private FakePlatform platform(String device) {
        return platforms.computeIfAbsent(device, _ -> new FakePlatform());
    }

    private void tellLoad(String device) {
        deliver(device, (sequence, captureNanos, _) -> platform(device).reading(sequence, captureNanos));
    }

    private final class Opened implements Scale {
        private final FakeDevice<Reading> device;
        private final String name;

        Opened(FakeDevice<Reading> device, String name) {
            this.device = device;
            this.name = name;
        }

        @Override
        public Set<ScaleKey> keys() {
            return Set.of(ScaleKey.ZERO, ScaleKey.TARE);
        }

        @Override
        public void press(ScaleKey key, Deadline deadline) throws DeviceException, InterruptedException {
            if (!keys().contains(key)) {
                Scale.super.press(key, deadline);
            }
            try {
                platform(name).press(key);
            } finally {
                tellLoad(name);
            }
        }

        @Override
        public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
            return device.next(timeout);
        }

        @Override
        public void close() {
            device.close();
        }
    }
}
