package dev.carthal.scale.hx711;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.scale.counts.Sysfs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// A chip behind the kernel's own driver, which holds interrupts off while a pulse is high: files below /sys. A
/// read waits for the next conversion, and fails after a second without one.
final class IioChip implements Chip {
    private static final int OFFSET = 0x800000;

    private final Path raw;

    private IioChip(Path raw) {
        this.raw = raw;
    }

    static IioChip open(Hx711Settings settings, String name) throws DeviceException {
        Path folder = Sysfs.iio(settings.sys(), name);
        Path raw = folder.resolve("in_voltage" + settings.gain().channel + "_raw");
        if (!Files.exists(raw)) {
            throw new DeviceException(Kind.NOT_FOUND, "there is no " + raw + ": chips=" + name);
        }
        try {
            String driver = Sysfs.line(folder.resolve("name"));
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
                        Sysfs.line(folder.resolve(prefix + "_available")).split(" +", -1))
                .sorted((a, b) -> new BigDecimal(a).compareTo(new BigDecimal(b)))
                .toList();
        String wanted = gain == Gain.A64 ? scales.getLast() : scales.getFirst();
        if (new BigDecimal(Sysfs.line(folder.resolve(prefix))).compareTo(new BigDecimal(wanted)) != 0) {
            Files.writeString(folder.resolve(prefix), wanted);
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
            text = Sysfs.line(raw);
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
