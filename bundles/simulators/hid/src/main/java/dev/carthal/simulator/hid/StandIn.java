package dev.carthal.simulator.hid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One USB port with one HID device on it, below a folder that has a `dev` and a `sys`. What a driver reads
/// there has the form of what the kernel shows; no kernel is in it, so there is no ioctl, and what is sent
/// while nobody has the device open is kept. Not for several threads.
public final class StandIn implements AutoCloseable {
    private static final String PLACE = "usb-simulated-1/input0";
    /// All keys of the first 64.
    private static final String KEYS = "ffffffffffffffff";

    private final Path root;
    private final Kind kind;
    private final String id;
    private final String serial;
    private final byte[] descriptor;
    private Optional<Plugged> plugged = Optional.empty();

    private record Plugged(Path file, Path folder, Fifo fifo) {}

    private enum Kind {
        HIDRAW,
        EVENTS
    }

    private StandIn(Path root, Kind kind, String name, byte[] descriptor) {
        this.root = root;
        this.kind = kind;
        this.id = name.replaceAll("/.*", "");
        this.serial = name.contains("/") ? name.substring(name.indexOf('/') + 1) : "";
        this.descriptor = descriptor.clone();
    }

    /// {@return a device behind hidraw, not plugged in yet}
    ///
    /// @param root the folder for `dev` and `sys`
    /// @param name vendor, product and serial number, as `0922:8003/0071234`
    /// @param descriptor its report descriptor
    public static StandIn hidraw(Path root, String name, byte[] descriptor) {
        return new StandIn(root, Kind.HIDRAW, name, descriptor);
    }

    /// {@return a keyboard, not plugged in yet}
    ///
    /// @param root the folder for `dev` and `sys`
    /// @param name vendor, product and serial number, as `0c2e:0200/A1`
    public static StandIn keyboard(Path root, String name) {
        return new StandIn(root, Kind.EVENTS, name, new byte[0]);
    }

    /// {@return where device files are}
    public Path dev() {
        return root.resolve("dev");
    }

    /// {@return where the kernel shows its devices}
    public Path sys() {
        return root.resolve("sys");
    }

    /// Plug it in.
    ///
    /// @param number that the kernel gives it
    /// @return its device file
    public Path plug(int number) throws IOException {
        unplug();
        String name = (kind == Kind.HIDRAW ? "hidraw" : "event") + number;
        Path file = (kind == Kind.HIDRAW ? dev() : dev().resolve("input")).resolve(name);
        Path folder = sys().resolve(kind == Kind.HIDRAW ? "class/hidraw" : "class/input")
                .resolve(name);
        Files.createDirectories(file.getParent());
        Files.createDirectories(folder.resolve("device"));
        describe(folder.resolve("device"));
        plugged = Optional.of(new Plugged(file, folder, new Fifo(file)));
        return file;
    }

    private void describe(Path device) throws IOException {
        String vendor = id.substring(0, 4);
        String product = id.substring(5);
        if (kind == Kind.HIDRAW) {
            Files.writeString(
                    device.resolve("uevent"),
                    "DRIVER=hid-generic\nHID_ID=0003:0000" + vendor + ":0000" + product
                            + "\nHID_NAME=Simulated\nHID_PHYS=" + PLACE + "\nHID_UNIQ=" + serial + "\n");
            Files.write(device.resolve("report_descriptor"), descriptor);
        } else {
            Files.createDirectories(device.resolve("id"));
            Files.createDirectories(device.resolve("capabilities"));
            Files.writeString(device.resolve("id/vendor"), vendor + "\n");
            Files.writeString(device.resolve("id/product"), product + "\n");
            Files.writeString(device.resolve("uniq"), serial + "\n");
            Files.writeString(device.resolve("phys"), PLACE + "\n");
            Files.writeString(device.resolve("capabilities/key"), KEYS + "\n");
        }
    }

    /// Send what one read brings.
    public void send(byte[] packet) throws IOException {
        Plugged now = plugged.orElseThrow(() -> new IllegalStateException("send needs a device that is plugged in"));
        now.fifo.write(packet);
    }

    /// Pull it out. What was sent and not read yet is read still, then the device is gone.
    public void unplug() throws IOException {
        if (plugged.isPresent()) {
            Plugged gone = plugged.get();
            plugged = Optional.empty();
            gone.fifo.close();
            Files.delete(gone.file);
            delete(gone.folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
