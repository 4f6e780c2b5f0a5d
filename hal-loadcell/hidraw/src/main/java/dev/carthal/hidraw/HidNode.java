package dev.carthal.hidraw;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.kernel.Device;
import dev.carthal.kernel.KernelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A HID device as the kernel shows it.
///
/// @param file its device file
/// @param id vendor and product as `0922:8003`
/// @param serial its serial number; empty where it has none
/// @param place where it is plugged in, with the number of its interface
/// @param descriptor what it says of its reports; of no meaning for an event device
public record HidNode(Path file, String id, String serial, String place, ReportDescriptor descriptor) {
    private static final Pattern HID_ID =
            Pattern.compile("HID_ID=\\p{XDigit}+:\\p{XDigit}{4}(\\p{XDigit}{4}):\\p{XDigit}{4}(\\p{XDigit}{4})");
    private static final Pattern NAMED = Pattern.compile("(\\p{XDigit}{4}:\\p{XDigit}{4})(?:/(.+))?");
    private static final int KEY_ENTER = 28;
    private static final int KEY_A = 30;

    /// {@return the devices behind hidraw that have a top-level collection of this usage page}
    ///
    /// @param dev where device files are, `/dev`
    /// @param sys where the kernel shows its devices, `/sys`
    public static List<HidNode> hidraw(Path dev, Path sys, int page) throws DeviceException {
        return nodes(
                sys.resolve("class/hidraw"),
                folder -> Optional.of(ofHidraw(dev, folder)).filter(node -> node.descriptor.isFor(page)));
    }

    /// {@return the event devices that have letters and an Enter key}
    ///
    /// @param dev where device files are, `/dev`
    /// @param sys where the kernel shows its devices, `/sys`
    public static List<HidNode> keyboards(Path dev, Path sys) throws DeviceException {
        return nodes(
                sys.resolve("class/input"),
                folder -> isKeyboard(folder) ? Optional.of(ofEvents(dev, folder)) : Optional.empty());
    }

    private static HidNode ofHidraw(Path dev, Path folder) throws IOException {
        String uevent = text(folder.resolve("device/uevent"));
        Matcher id = HID_ID.matcher(uevent);
        String name = id.find() ? id.group(1) + ":" + id.group(2) : "";
        byte[] descriptor = Files.readAllBytes(folder.resolve("device/report_descriptor"));
        return new HidNode(
                dev.resolve(folder.getFileName()),
                name.toLowerCase(Locale.ROOT),
                value(uevent, "HID_UNIQ="),
                value(uevent, "HID_PHYS="),
                ReportDescriptor.of(descriptor));
    }

    private static HidNode ofEvents(Path dev, Path folder) throws IOException {
        Path device = folder.resolve("device");
        String id = text(device.resolve("id/vendor")) + ":" + text(device.resolve("id/product"));
        return new HidNode(
                dev.resolve("input").resolve(folder.getFileName()),
                id.toLowerCase(Locale.ROOT),
                text(device.resolve("uniq")),
                text(device.resolve("phys")),
                ReportDescriptor.NONE);
    }

    private static boolean isKeyboard(Path folder) throws IOException {
        Path keys = folder.resolve("device/capabilities/key");
        if (!folder.getFileName().toString().startsWith("event") || !Files.exists(keys)) {
            return false;
        }
        String[] words = text(keys).split(" ", -1);
        long lowest = Long.parseUnsignedLong(words[words.length - 1], 16);
        return ((lowest >> KEY_ENTER) & 1) == 1 && ((lowest >> KEY_A) & 1) == 1;
    }

    private static String value(String uevent, String key) {
        return uevent.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }

    @FunctionalInterface
    private interface Look {
        Optional<HidNode> at(Path folder) throws IOException;
    }

    private static List<HidNode> nodes(Path folder, Look look) throws DeviceException {
        List<HidNode> nodes = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return nodes; // no such device was ever plugged in
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path each : folders) {
                seen(each, look).ifPresent(nodes::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new DeviceException(Kind.OTHER, "the folder cannot be read: " + folder, e);
        }
        return nodes;
    }

    /// What is unplugged while one looks is not there.
    private static Optional<HidNode> seen(Path folder, Look look) {
        try {
            return look.at(folder);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// {@return the one of these nodes that is meant}
    ///
    /// @param dev where paths that are not absolute begin
    /// @param device a path or link, `VENDOR:PRODUCT`, `VENDOR:PRODUCT/SERIAL`, or nothing: the only one
    /// @throws DeviceException of kind `NOT_FOUND` if it is none of them, `CONFIGURATION` if it may be several
    public static HidNode chosen(List<HidNode> nodes, Path dev, String device) throws DeviceException {
        List<HidNode> meant = nodes.stream().filter(meaning(dev, device)).toList();
        if (meant.isEmpty()) {
            throw new DeviceException(
                    Kind.NOT_FOUND,
                    "there is no such device: device=" + device + ", fit are " + names(nodes)
                            + "; plug it in, or correct the name");
        }
        if (meant.size() > 1) {
            throw new DeviceException(
                    Kind.CONFIGURATION,
                    "device must name one of " + names(meant) + ", by its serial number or path: device=" + device);
        }
        return meant.getFirst();
    }

    private static Predicate<HidNode> meaning(Path dev, String device) {
        if (device.isBlank()) {
            return node -> true;
        }
        Matcher named = NAMED.matcher(device);
        if (named.matches()) {
            String id = named.group(1).toLowerCase(Locale.ROOT);
            Optional<String> serial = Optional.ofNullable(named.group(2));
            return node -> node.id.equals(id) && serial.map(node.serial::equals).orElse(true);
        }
        Path path = real(dev.resolve(device));
        return node -> real(node.file).equals(path);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.toAbsolutePath().normalize(); // not plugged in
        }
    }

    private static List<String> names(List<HidNode> nodes) {
        return nodes.stream()
                .map(node -> node.file + " (" + node.id + (node.serial.isEmpty() ? "" : "/" + node.serial) + ")")
                .toList();
    }

    /// {@return its device file, open, and locked to us}
    ///
    /// @throws DeviceException if it is not there, may not be read, or somebody else has it
    public Device open() throws DeviceException {
        try {
            return Device.listen(file);
        } catch (KernelException e) {
            throw e.whileOpening("device=" + file);
        }
    }

    /// {@return where it is and what it is; the number that the kernel gave it is neither}
    public DeviceIdentity identity() {
        return place.isEmpty()
                ? new DeviceIdentity("path", real(file).toString())
                : new DeviceIdentity("usb", (place + " " + serial).strip());
    }

    /// {@return the identity of the device that is meant, by its name while it is not plugged in}
    public static DeviceIdentity identity(List<HidNode> nodes, Path dev, String device) throws DeviceException {
        try {
            return chosen(nodes, dev, device).identity();
        } catch (DeviceException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return new DeviceIdentity("hid", device.toLowerCase(Locale.ROOT));
            }
            throw e;
        }
    }
}
