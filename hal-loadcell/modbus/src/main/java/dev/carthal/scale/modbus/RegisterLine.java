package dev.carthal.scale.modbus;

import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.io.ModbusSerialTransaction;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.net.AbstractSerialConnection;
import com.ghgande.j2mod.modbus.net.SerialConnection;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A line on which one transmitter is asked for its registers, through j2mod.
final class RegisterLine implements AutoCloseable {
    private final AbstractSerialConnection connection;
    private final ModbusScaleSettings settings;

    RegisterLine(AbstractSerialConnection connection, ModbusScaleSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    static RegisterLine open(ModbusScaleSettings settings) throws DeviceException {
        Path path = Path.of(settings.port());
        if (!Files.exists(path)) {
            throw new DeviceException(
                    Kind.NOT_FOUND,
                    "there is no such port: port=" + path + "; plug the transmitter in, or correct the path");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new DeviceException(
                    Kind.PERMISSION,
                    "the port may not be read and written: port=" + path
                            + "; add the user to its group, often dialout");
        }
        SerialConnection connection = new SerialConnection(settings.line());
        try {
            connection.setTimeout(settings.config().answer_ms());
            connection.open();
            return new RegisterLine(connection, settings);
        } catch (SerialPortInvalidPortException e) {
            throw new DeviceException(Kind.NOT_FOUND, "the port is not a serial line: port=" + path, e);
        } catch (IOException e) {
            connection.close();
            throw new DeviceException(
                    Kind.BUSY, "the port cannot be opened; somebody else may have it: port=" + path, e);
        }
    }

    /// {@return the registers of the map; empty when there was no answer}
    ///
    /// @throws DeviceException of kind `LOST` if the line is gone, `PROTOCOL` if the answer is none
    Optional<int[]> read() throws DeviceException {
        RegisterMap map = settings.map();
        ModbusRequest request = map.isInput()
                ? new ReadInputRegistersRequest(map.first(), map.count())
                : new ReadMultipleRegistersRequest(map.first(), map.count());
        request.setUnitID(settings.config().address());
        ModbusSerialTransaction transaction = new ModbusSerialTransaction(connection);
        transaction.setRequest(request);
        transaction.setRetries(0);
        try {
            transaction.execute();
            return Optional.of(registers(transaction.getResponse()));
        } catch (ModbusSlaveException e) {
            throw new DeviceException(
                    Kind.PROTOCOL,
                    "the transmitter refuses registers " + map.first() + ".." + (map.first() + map.count() - 1)
                            + ", exception " + e.getType() + ": port=" + settings.port() + ", map="
                            + settings.config().map(),
                    e);
        } catch (ModbusException e) {
            if (!Files.exists(Path.of(settings.port()))) {
                throw new DeviceException(
                        Kind.LOST, "the port is gone: port=" + settings.port() + "; was it unplugged?", e);
            }
            return Optional.empty();
        }
    }

    private int[] registers(ModbusResponse response) throws DeviceException {
        InputRegister[] read = switch (response) {
            case ReadMultipleRegistersResponse holding -> holding.getRegisters();
            case ReadInputRegistersResponse input -> input.getRegisters();
            default ->
                throw new DeviceException(Kind.PROTOCOL, "no answer to what was asked: " + response.getHexMessage());
        };
        if (read.length != settings.map().count()) {
            throw new DeviceException(
                    Kind.PROTOCOL,
                    "the answer must have " + settings.map().count() + " registers: " + response.getHexMessage());
        }
        int[] values = new int[read.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read[i].toUnsignedShort();
        }
        return values;
    }

    @Override
    public void close() {
        connection.close();
    }
}
