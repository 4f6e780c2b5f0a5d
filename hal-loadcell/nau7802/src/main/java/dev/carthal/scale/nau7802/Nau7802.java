package dev.carthal.scale.nau7802;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.OptionalInt;

/// One chip: it is set up step by step, none of which waits, and then asked for conversions. What goes wrong on
/// the way is told, and it begins anew.
final class Nau7802 implements AutoCloseable {
    static final int PU_CTRL = 0x00;
    static final int CTRL1 = 0x01;
    static final int CTRL2 = 0x02;
    static final int ADCO = 0x12;
    static final int ADC = 0x15;
    static final int PGA_PWR = 0x1C;
    static final int REVISION = 0x1F;

    private static final int RESET = 1;
    private static final int POWER_UP = 0b110; // digital and analog
    private static final int POWERED = 1 << 3;
    private static final int START = 1 << 4;
    private static final int READY = 1 << 5;
    private static final int LDO = 1 << 7;
    private static final int RUNNING = POWER_UP | START | LDO;

    private static final int CALIBRATE = 1 << 2;
    private static final int CALIBRATION_ERROR = 1 << 3;
    private static final int CHOPPER_OFF = 0x30;
    private static final int CAPACITOR = 1 << 7;
    private static final int KNOWN_REVISION = 0x0F;

    private static final long MILLISECOND = 1_000_000;
    private static final long RESET_NANOS = MILLISECOND;
    private static final long RAMP_NANOS = 250 * MILLISECOND;
    private static final long PATIENCE_NANOS = 1_000 * MILLISECOND;
    private static final int FLUSHED = 10;
    private static final int SETTLING = 4;

    private enum Step {
        RESET,
        POWER,
        CONFIGURE,
        RAMP,
        FLUSH,
        CALIBRATE,
        CONVERT
    }

    private final Clock clock;
    private final Registers registers;
    private final String name;
    private final Input input;
    private final byte[] output = new byte[3];

    private Step step = Step.RESET;
    private long at;
    private int skip;

    private Nau7802(Clock clock, Registers registers, String name, Input input) {
        this.clock = clock;
        this.registers = registers;
        this.name = name;
        this.input = input;
    }

    /// Look whether it is there; it is not touched before it is asked for a conversion.
    static Nau7802 open(Clock clock, Registers registers, String name, Input input) throws DeviceException {
        try {
            int revision = registers.read(REVISION) & 0x0F;
            if (revision != KNOWN_REVISION) {
                throw new DeviceException(
                        Kind.NOT_FOUND,
                        "there must be a NAU7802, of revision " + KNOWN_REVISION + ": chips=" + name + " has "
                                + revision);
            }
            return new Nau7802(clock, registers, name, input);
        } catch (DeviceException e) {
            registers.close();
            throw e.kind() == Kind.LOST ? new DeviceException(Kind.NOT_FOUND, "nobody answers on chips=" + name, e) : e;
        }
    }

    /// {@return a conversion, if there is one; the steps before the first take about a second}
    OptionalInt take() throws DeviceException {
        try {
            return step == Step.CONVERT ? converted() : prepared();
        } catch (DeviceException e) {
            step = Step.RESET;
            throw e;
        }
    }

    private OptionalInt prepared() throws DeviceException {
        long passed = clock.nanos() - at;
        switch (step) {
            case RESET -> {
                registers.write(PU_CTRL, RESET);
                go(Step.POWER);
            }
            case POWER -> {
                if (passed >= RESET_NANOS) {
                    registers.write(PU_CTRL, 0);
                    registers.write(PU_CTRL, POWER_UP);
                    go(Step.CONFIGURE);
                }
            }
            case CONFIGURE -> {
                if (within(passed, (registers.read(PU_CTRL) & POWERED) != 0, "it does not power up")) {
                    configure();
                    go(Step.RAMP);
                }
            }
            case RAMP -> {
                if (passed >= RAMP_NANOS) {
                    skip = FLUSHED;
                    go(Step.FLUSH);
                }
            }
            case FLUSH -> {
                if (output().isPresent() && --skip == 0) {
                    registers.write(CTRL2, input.ctrl2() | CALIBRATE);
                    go(Step.CALIBRATE);
                }
            }
            default -> calibrated(passed);
        }
        return OptionalInt.empty();
    }

    private void calibrated(long passed) throws DeviceException {
        int control = registers.read(CTRL2);
        if (!within(passed, (control & CALIBRATE) == 0, "its calibration does not end")) {
            return;
        }
        if ((control & CALIBRATION_ERROR) != 0) {
            throw new DeviceException(Kind.OTHER, "the NAU7802 on " + name + ": its calibration failed");
        }
        skip = SETTLING;
        go(Step.CONVERT);
    }

    private void go(Step next) {
        step = next;
        at = clock.nanos();
    }

    private boolean within(long passed, boolean done, String otherwise) throws DeviceException {
        if (!done && passed >= PATIENCE_NANOS) {
            throw new DeviceException(Kind.TIMEOUT, "the NAU7802 on " + name + ": " + otherwise);
        }
        return done;
    }

    private void configure() throws DeviceException {
        registers.write(PU_CTRL, RUNNING);
        registers.write(CTRL1, input.ctrl1());
        registers.write(CTRL2, input.ctrl2());
        registers.write(ADC, registers.read(ADC) | CHOPPER_OFF);
        if (input.channel() == 1) { // the second one has the pins where the capacitor is
            registers.write(PGA_PWR, registers.read(PGA_PWR) | CAPACITOR);
        }
    }

    private OptionalInt converted() throws DeviceException {
        OptionalInt counts = output();
        if (counts.isPresent() && skip > 0) {
            skip--;
            return OptionalInt.empty();
        }
        return counts;
    }

    /// What lost its power in between has lost all that it was told, and converts something else.
    private OptionalInt output() throws DeviceException {
        int state = registers.read(PU_CTRL);
        if ((state & RUNNING) != RUNNING) {
            throw new DeviceException(Kind.PROTOCOL, "the NAU7802 on " + name + " was reset by somebody else");
        }
        if ((state & READY) == 0) {
            return OptionalInt.empty();
        }
        registers.read(ADCO, output);
        return OptionalInt.of((output[0] << 16) | ((output[1] & 0xFF) << 8) | (output[2] & 0xFF));
    }

    @Override
    public void close() {
        registers.close();
    }
}
