package dev.carthal.conformance;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Scales without hardware; see [FakeDriver].
public final class FakeScale extends FakeDriver<Reading> implements ScaleDriver {
    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        return new Opened(plugged(context));
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

    private record Opened(FakeDevice<Reading> device) implements Scale {
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
