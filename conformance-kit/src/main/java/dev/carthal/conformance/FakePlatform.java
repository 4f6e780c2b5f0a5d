package dev.carthal.conformance;

import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.KeyRefusedException;
import dev.carthal.hal.weight.KeyRefusedException.Reason;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleKey;
import java.math.BigDecimal;

/// What lies on a fake scale, and what its keys made of that. Safe for use by any thread.
final class FakePlatform {
    private static final int ZERO_RANGE_STEPS = 300;

    private BigDecimal load = BigDecimal.ZERO;
    private BigDecimal zero = BigDecimal.ZERO;
    private BigDecimal tare = BigDecimal.ZERO;
    private boolean trembles;

    synchronized void put(BigDecimal kilograms) {
        load = kilograms;
        trembles = false;
    }

    synchronized void tremble() {
        trembles = true;
    }

    synchronized void press(ScaleKey key) throws KeyRefusedException {
        if (trembles) {
            throw new KeyRefusedException(Reason.MOTION, "the load must be at rest: key=" + key);
        }
        BigDecimal range = BigDecimal.valueOf(ZERO_RANGE_STEPS, load.scale());
        if (key == ScaleKey.TARE) {
            tare = load.subtract(zero);
        } else if (load.abs().compareTo(range) <= 0) {
            zero = load;
        } else {
            throw new KeyRefusedException(
                    Reason.OUT_OF_RANGE, "zero must be within " + range + " kg: load=" + load + " kg");
        }
    }

    synchronized Reading reading(long sequence, long captureNanos) {
        Reading reading = FakeScale.shown(
                        sequence,
                        captureNanos,
                        load.subtract(zero).subtract(tare).toPlainString())
                .with(trembles ? Flag.MOTION : Flag.STABLE);
        return tare.signum() == 0 ? reading : reading.with(Flag.NET);
    }
}
