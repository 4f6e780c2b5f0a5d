package dev.carthal.scale.modbus;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.weight.Flag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Which register of a transmitter holds what. Registers count from 0, as on the wire; weights are two registers, the
/// high word first.
///
/// @param isInput whether input registers are read (function 4) and not holding registers (function 3)
/// @param first register that is read
/// @param count how many are read at once
/// @param status register of the status bits
/// @param gross first register of the gross weight
/// @param net first register of the net weight
/// @param signs where the sign of a weight is
/// @param flags what each bit of the status means
/// @param netBit bit that says that a tare is active and the net weight is shown; -1 where none says so
record RegisterMap(
        boolean isInput,
        int first,
        int count,
        int status,
        int gross,
        int net,
        Signs signs,
        List<Bit> flags,
        int netBit) {
    private static final List<String> SHIPPED = List.of("laumas", "dini-argeo");
    private static final int LAST_REGISTER = 0xFFFF;
    /// A weight has two registers.
    private static final Range WEIGHT = new Range(0, LAST_REGISTER - 1);
    private static final Map<String, Flag> FLAGS = Map.ofEntries(
            Map.entry("stable", Flag.STABLE),
            Map.entry("overload", Flag.OVERLOAD),
            Map.entry("underload", Flag.UNDERLOAD),
            Map.entry("fault", Flag.HARDWARE_FAULT),
            Map.entry("zero", Flag.CENTER_OF_ZERO),
            Map.entry("preset-tare", Flag.PRESET_TARE));

    private record Range(int least, int most) {}

    /// A flag that is said by a bit.
    record Bit(Flag flag, int bit) {}

    /// The bits that say that a weight is below zero; -1 where weights are two's complement.
    record Signs(int grossBit, int netBit) {}

    RegisterMap {
        flags = List.copyOf(flags);
    }

    /// {@return a map that is shipped, or that of a file}
    static RegisterMap of(String name) throws DeviceException {
        Properties values = new Properties();
        if (SHIPPED.contains(name)) {
            try (InputStream in = RegisterMap.class.getResourceAsStream(name + ".properties")) {
                values.load(in);
            } catch (IOException e) {
                throw new DeviceException(Kind.CORRUPT, "the bundle's own map cannot be read: map=" + name, e);
            }
        } else {
            try (InputStream in = Files.newInputStream(Path.of(name))) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new DeviceException(
                        Kind.CONFIGURATION,
                        "map must be one of " + SHIPPED + ", or a file that can be read: map=" + name,
                        e);
            }
        }
        return read(name, values);
    }

    private static RegisterMap read(String name, Properties values) throws DeviceException {
        int status = number(name, values, "status", new Range(0, LAST_REGISTER));
        int gross = number(name, values, "gross", WEIGHT);
        int net = number(name, values, "net", WEIGHT);
        int first = Math.min(status, Math.min(gross, net));
        int last = Math.max(status, Math.max(gross, net) + 1);
        if (last - first >= 32) {
            throw wrong(name, "status, gross and net must lie within 32 registers", first + ".." + last);
        }
        List<Bit> flags = new ArrayList<>();
        for (String key : values.stringPropertyNames().stream().sorted().toList()) {
            if (key.startsWith("bit.")) {
                Flag flag = FLAGS.get(values.getProperty(key));
                if (flag == null) {
                    throw wrong(
                            name,
                            key + " must be one of "
                                    + FLAGS.keySet().stream().sorted().toList(),
                            key + "=" + values.getProperty(key));
                }
                flags.add(new Bit(flag, bit(name, key.substring("bit.".length()))));
            }
        }
        var signs = new Signs(optional(name, values, "gross.negative"), optional(name, values, "net.negative"));
        boolean isInput = number(name, values, "function", new Range(3, 4)) == 4;
        return new RegisterMap(
                isInput,
                first,
                last - first + 1,
                status,
                gross,
                net,
                signs,
                flags,
                optional(name, values, "net.shown"));
    }

    private static int optional(String name, Properties values, String key) throws DeviceException {
        return values.containsKey(key) ? bit(name, values.getProperty(key)) : -1;
    }

    private static int bit(String name, String text) throws DeviceException {
        if (!text.strip().matches("\\d|1[0-5]")) {
            throw wrong(name, "a bit must be 0..15", text);
        }
        return Integer.parseInt(text.strip());
    }

    private static int number(String name, Properties values, String key, Range range) throws DeviceException {
        String text = values.getProperty(key, "").strip();
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (number < range.least() || number > range.most()) {
            throw wrong(name, key + " must be a number " + range.least() + ".." + range.most(), key + "=" + text);
        }
        return number;
    }

    private static DeviceException wrong(String name, String expected, String got) {
        return new DeviceException(Kind.CONFIGURATION, expected + ": " + got + " in map=" + name);
    }

    private static boolean has(int status, int bit) {
        return bit >= 0 && ((status >> bit) & 1) == 1;
    }

    int status(int[] registers) {
        return registers[status - first];
    }

    boolean showsNet(int[] registers) {
        return has(status(registers), netBit);
    }

    /// {@return the weight that the transmitter shows, without its point}
    long weight(int[] registers) {
        boolean shown = showsNet(registers);
        int at = (shown ? net : gross) - first;
        int sign = shown ? signs.netBit() : signs.grossBit();
        int value = (registers[at] << 16) | (registers[at + 1] & 0xFFFF);
        if (sign < 0) {
            return value;
        }
        long magnitude = Integer.toUnsignedLong(value);
        return has(status(registers), sign) ? -magnitude : magnitude;
    }
}
