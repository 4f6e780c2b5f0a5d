package dev.carthal.scale.modbus;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.net.AbstractSerialConnection;
import com.ghgande.j2mod.modbus.util.SerialParameters;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.WeightUnit;

/// The configuration, checked.
record ModbusScaleSettings(ModbusScaleConfig config, RegisterMap map, WeightUnit unit) {
    static ModbusScaleSettings of(ModbusScaleConfig config) throws DeviceException {
        within("address", config.address(), 1, 247);
        within("decimals", config.decimals(), 0, 6);
        within("poll.ms", config.poll_ms(), 10, 60_000);
        within("answer.ms", config.answer_ms(), 20, 900);
        WeightUnit unit = switch (config.unit()) {
            case "g" -> WeightUnit.GRAM;
            case "kg" -> WeightUnit.KILOGRAM;
            case "lb" -> WeightUnit.POUND;
            default -> throw new DeviceException(Kind.CONFIGURATION, "unit must be g, kg or lb: unit=" + config.unit());
        };
        return new ModbusScaleSettings(config, RegisterMap.of(config.map()), unit);
    }

    private static void within(String key, int value, int least, int most) throws DeviceException {
        if (value < least || value > most) {
            throw new DeviceException(
                    Kind.CONFIGURATION, key + " must be " + least + ".." + most + ": " + key + "=" + value);
        }
    }

    String port() {
        return config.port();
    }

    SerialParameters line() throws DeviceException {
        SerialParameters line = new SerialParameters();
        line.setPortName(config.port());
        line.setBaudRate(config.baud());
        line.setDatabits(8);
        line.setStopbits(
                config.stop_bits() == 2
                        ? AbstractSerialConnection.TWO_STOP_BITS
                        : AbstractSerialConnection.ONE_STOP_BIT);
        line.setParity(
                switch (config.parity()) {
                    case "none" -> AbstractSerialConnection.NO_PARITY;
                    case "even" -> AbstractSerialConnection.EVEN_PARITY;
                    case "odd" -> AbstractSerialConnection.ODD_PARITY;
                    default ->
                        throw new DeviceException(
                                Kind.CONFIGURATION, "parity must be none, even or odd: parity=" + config.parity());
                });
        line.setEncoding(Modbus.SERIAL_ENCODING_RTU);
        line.setEcho(false);
        line.setOpenDelay(0);
        return line;
    }
}
