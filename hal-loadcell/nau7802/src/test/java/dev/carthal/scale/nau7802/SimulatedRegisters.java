package dev.carthal.scale.nau7802;

import dev.carthal.hal.Clock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.simulator.converter.SimulatedNau7802;
import java.util.ArrayList;
import java.util.List;

/// The registers of a simulated chip, and what was written to them.
final class SimulatedRegisters implements Registers {
    final SimulatedNau7802 chip;
    final List<String> written = new ArrayList<>();
    boolean gone;
    boolean closed;

    SimulatedRegisters(Clock clock) {
        this.chip = new SimulatedNau7802(clock::nanos);
    }

    private void requireThere() throws DeviceException {
        if (gone) {
            throw new DeviceException(Kind.LOST, "no acknowledge");
        }
    }

    @Override
    public void read(int first, byte[] into) throws DeviceException {
        requireThere();
        for (int i = 0; i < into.length; i++) {
            into[i] = (byte) chip.read(first + i);
        }
    }

    @Override
    public void write(int register, int value) throws DeviceException {
        requireThere();
        written.add("%02x=%02x".formatted(register, value));
        chip.write(register, value);
    }

    @Override
    public void close() {
        closed = true;
    }
}
