package dev.carthal.simulator.converter;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// A NAU7802 by its datasheet: its registers and a time. It powers up, ramps its supply, converts, and is off
/// by thousands of counts until it was calibrated for its gain, rate and channel.
///
/// Not safe for use by several threads.
public final class SimulatedNau7802 {
    private static final int REGISTERS = 0x20;
    private static final int PU_CTRL = 0x00;
    private static final int CTRL1 = 0x01;
    private static final int CTRL2 = 0x02;
    private static final int ADCO_LAST = 0x14;
    private static final int REVISION = 0x1F;

    private static final int RESET = 1;
    private static final int POWER_UP = 0b110;
    private static final int POWERED = 1 << 3;
    private static final int START = 1 << 4;
    private static final int READY = 1 << 5;
    private static final int CALIBRATE = 1 << 2;
    private static final int CALIBRATION_ERROR = 1 << 3;
    private static final int READ_ONLY = POWERED | READY;

    private static final long POWER_UP_NANOS = 200_000;
    private static final long RAMP_NANOS = 200_000_000;
    private static final long CALIBRATION_NANOS = 344_000_000;
    private static final int UNCALIBRATED = 40_000;
    private static final int[] RATES = {10, 20, 40, 80, 80, 80, 80, 320};

    private final LongSupplier nanos;
    private final int[] values = new int[REGISTERS];
    private IntSupplier counts = () -> 0;
    private boolean silent;
    private boolean failing;
    private boolean calibrated;
    private long poweredAt = Long.MAX_VALUE;
    private long calibratedAt = Long.MAX_VALUE;
    private long readyAt = Long.MAX_VALUE;

    /// Switch one on.
    ///
    /// @param nanos its time
    public SimulatedNau7802(LongSupplier nanos) {
        this.nanos = nanos;
        reset();
    }

    private void reset() {
        Arrays.fill(values, 0);
        values[REVISION] = 0x0F;
        calibrated = false;
        poweredAt = Long.MAX_VALUE;
        calibratedAt = Long.MAX_VALUE;
        readyAt = Long.MAX_VALUE;
    }

    /// Take its power away for a moment: it forgets all that it was told.
    public void brownOut() {
        reset();
    }

    /// Say what the next conversions give: noise, creep and loads are the caller's.
    ///
    /// @param source of counts; what is beyond 24 bits is the converter's end
    public void measure(IntSupplier source) {
        counts = source;
    }

    /// Let no conversion come, or let them come again.
    ///
    /// @param is whether it is silent
    public void silence(boolean is) {
        silent = is;
    }

    /// Let calibrations fail, or no more.
    ///
    /// @param are whether they fail
    public void failCalibrations(boolean are) {
        failing = are;
    }

    /// Read a register.
    ///
    /// @param register its number
    /// @return its value
    public int read(int register) {
        long now = nanos.getAsLong();
        step(now);
        int value = values[register];
        if (register == ADCO_LAST) {
            values[PU_CTRL] &= ~READY;
        }
        return value;
    }

    /// Write a register.
    ///
    /// @param register its number
    /// @param value of eight bits
    public void write(int register, int value) {
        long now = nanos.getAsLong();
        step(now);
        if (register == PU_CTRL) {
            control(value, now);
            return;
        }
        if (register == CTRL1 || register == CTRL2) {
            calibrated = false;
            readyAt = readyAt == Long.MAX_VALUE ? readyAt : now + 4 * period();
        }
        values[register] = value & 0xFF;
        if (register == CTRL2 && (value & CALIBRATE) != 0) {
            values[CTRL2] &= ~CALIBRATION_ERROR;
            calibratedAt = now + CALIBRATION_NANOS;
        }
    }

    private void control(int value, long now) {
        if ((value & RESET) != 0) {
            reset();
            values[PU_CTRL] = RESET;
            return;
        }
        boolean powering = (value & POWER_UP) == POWER_UP;
        poweredAt = powering ? Math.min(poweredAt, now + POWER_UP_NANOS) : Long.MAX_VALUE;
        boolean starts = powering && (value & START) != 0;
        readyAt = starts ? Math.min(readyAt, now + period()) : Long.MAX_VALUE;
        values[PU_CTRL] = (values[PU_CTRL] & READ_ONLY) | (value & 0xFF & ~READ_ONLY);
    }

    private long period() {
        return 1_000_000_000L / RATES[(values[CTRL2] >> 4) & 0b111];
    }

    private void step(long now) {
        if (now >= poweredAt) {
            values[PU_CTRL] |= POWERED;
        }
        if (now >= calibratedAt) {
            calibratedAt = Long.MAX_VALUE;
            values[CTRL2] &= ~CALIBRATE;
            values[CTRL2] |= failing ? CALIBRATION_ERROR : 0;
            calibrated = !failing;
            readyAt = now + period();
        }
        if (now >= readyAt && !silent && calibratedAt == Long.MAX_VALUE) {
            readyAt += ((now - readyAt) / period() + 1) * period();
            convert(now);
        }
    }

    private void convert(long now) {
        boolean settled = calibrated && now - poweredAt >= RAMP_NANOS;
        long value = (long) counts.getAsInt() + (settled ? 0 : UNCALIBRATED);
        int bits = (int) Math.clamp(value, -(1L << 23), (1L << 23) - 1);
        values[ADCO_LAST] = bits & 0xFF;
        values[ADCO_LAST - 1] = (bits >> 8) & 0xFF;
        values[ADCO_LAST - 2] = (bits >> 16) & 0xFF;
        values[PU_CTRL] |= READY;
    }
}
