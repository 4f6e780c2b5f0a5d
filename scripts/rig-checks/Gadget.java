import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// A USB-HID device that this machine plays to itself, through configfs and dummy_hcd.
final class Gadget implements AutoCloseable {
    private static final Path CONFIGFS = Path.of("/sys/kernel/config/usb_gadget");

    private final Path folder;
    private final String controller;
    private final String function;
    private RandomAccessFile device;

    Gadget(int number, String id, String serial, byte[] descriptor) throws IOException {
        folder = CONFIGFS.resolve("rig" + number);
        controller = "dummy_udc." + number;
        function = "hid.usb" + number;
        Files.createDirectory(folder);
        write("idVendor", "0x" + id.substring(0, 4));
        write("idProduct", "0x" + id.substring(5));
        Files.createDirectory(folder.resolve("strings/0x409"));
        write("strings/0x409/serialnumber", serial);
        write("strings/0x409/product", "Rig");
        Files.createDirectory(folder.resolve("functions").resolve(function));
        write("functions/" + function + "/report_length", "64");
        Files.write(folder.resolve("functions").resolve(function).resolve("report_desc"), descriptor);
        Files.createDirectory(folder.resolve("configs/c.1"));
        Files.createSymbolicLink(
                folder.resolve("configs/c.1").resolve(function), folder.resolve("functions").resolve(function));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    void plug() throws IOException, InterruptedException {
        write("UDC", controller);
        String numbers = Files.readString(folder.resolve("functions").resolve(function).resolve("dev")).strip();
        Path node = Path.of("/dev/char").resolve(numbers);
        for (int i = 0; !Files.exists(node) && i < 300; i++) {
            Thread.sleep(20);
        }
        device = new RandomAccessFile(node.toFile(), "rw");
    }

    /// Send a report; the kernel takes it when the host asks for one.
    void send(byte[] report) throws IOException {
        device.write(report);
    }

    void unplug() throws IOException {
        if (device != null) {
            write("UDC", "\n");
            device.close();
            device = null;
        }
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
