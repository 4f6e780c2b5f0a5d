package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.FileInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A chip behind the kernel's own driver, which holds interrupts off while a pulse is high: files below /sys. A
/// read waits for the next conversion, and fails after a second without one.
final class IioChip implements Chip {
    private static final int OFFSET = 0x800000;
    private static final int LONGEST = 32;

    private final Path raw;

    private IioChip(Path raw) {
        this.raw = raw;
    }

    /// {@return the folder of the device with that name or label}
    static Path folder(Path sys, String name) {
        Path devices = sys.resolve("bus/iio/devices");
        Path folder = devices.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try (Stream<Path> all = Files.list(devices)) {
            return all.filter(device -> name.equals(label(device))).findFirst().orElse(folder);
        } catch (IOException e) {
            return folder; // no such folder, which is told where it is opened
        }
    }

    private static String label(Path device) {
        try {
            return line(device.resolve("label"));
        } catch (IOException e) {
            return ""; // most have none
        }
    }

    static IioChip open(Hx711Settings settings, String name) throws DeviceException {
        Path folder = folder(settings.sys(), name);
        Path raw = folder.resolve("in_voltage" + settings.gain().channel + "_raw");
        if (!Files.exists(raw)) {
            throw new DeviceException(Kind.NOT_FOUND, "there is no " + raw + ": chips=" + name);
        }
        try {
            String driver = line(folder.resolve("name"));
            if (!driver.equals("hx711")) {
                throw new DeviceException(
                        Kind.CONFIGURATION, "chips must be of the kernel's driver hx711: " + name + " is " + driver);
            }
            setGain(folder, settings.gain());
        } catch (AccessDeniedException e) {
            throw new DeviceException(Kind.PERMISSION, e.getMessage() + " cannot be used: chips=" + name, e);
        } catch (IOException e) {
            throw new DeviceException(Kind.NOT_FOUND, "it cannot be set up: chips=" + name + ": " + e.getMessage(), e);
        }
        return new IioChip(raw);
    }

    /// The files have no gain but scales, which fall as gains rise: the wanted one by its rank.
    private static void setGain(Path folder, Gain gain) throws IOException {
        String prefix = "in_voltage" + gain.channel + "_scale";
        List<String> scales = Arrays.stream(
                        line(folder.resolve(prefix + "_available")).split(" +", -1))
                .sorted((a, b) -> new BigDecimal(a).compareTo(new BigDecimal(b)))
                .toList();
        String wanted = gain == Gain.A64 ? scales.getLast() : scales.getFirst();
        if (new BigDecimal(line(folder.resolve(prefix))).compareTo(new BigDecimal(wanted)) != 0) {
            Files.writeString(folder.resolve(prefix), wanted);
        }
    }

    /// Not by a channel, which an interrupt would close.
    private static String line(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readNBytes(LONGEST * 4), StandardCharsets.US_ASCII).strip();
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public OptionalInt take() throws DeviceException {
        String text;
        try {
            text = line(raw);
        } catch (IOException e) {
            if (!Files.exists(raw)) {
                throw new DeviceException(Kind.LOST, raw + " is gone", e);
            }
            return OptionalInt.empty(); // EIO: the kernel waited in vain
        }
        if (!text.matches("\\d{1,8}") || Integer.parseInt(text) >= 2 * OFFSET) {
            throw new DeviceException(
                    Kind.PROTOCOL, "counts must be 0.." + (2 * OFFSET - 1) + ": " + text + " in " + raw);
        }
        return OptionalInt.of(Integer.parseInt(text) - OFFSET);
    }

    @Override
    public void close() {} // nothing is open between reads
}
