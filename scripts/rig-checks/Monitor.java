import java.io.IOException;
import java.io.RandomAccessFile;

/// The machine's cables and keyboard, through its QMP monitor.
final class Monitor {
    private final RandomAccessFile port;

    Monitor() throws IOException {
        port = new RandomAccessFile("/dev/virtio-ports/qmp", "rw");
        execute("qmp_capabilities", "{}");
    }

    void execute(String command, String arguments) throws IOException {
        port.write(("{\"execute\": \"" + command + "\", \"arguments\": " + arguments + "}\n").getBytes());
        String answer = line();
        while (!answer.startsWith("{\"return\"") && !answer.startsWith("{\"error\"")) {
            answer = line(); // greeting, events
        }
        if (answer.startsWith("{\"error\"")) {
            throw new IOException(command + " " + arguments + ": " + answer);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = port.read(); next != '\n'; next = port.read()) {
            if (next < 0) {
                throw new IOException("the monitor is gone");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    void unplug(String id) throws IOException {
        execute("device_del", "{\"id\": \"" + id + "\"}");
    }

    void plugKeyboard() throws IOException, InterruptedException {
        plug("{\"driver\": \"usb-kbd\", \"id\": \"wedge\", \"bus\": \"xhci.0\"}");
    }

    void plugLine() throws IOException, InterruptedException {
        plug("{\"driver\": \"usb-serial\", \"id\": \"us1\", \"bus\": \"xhci.0\", \"chardev\": \"usb1\","
                + " \"serial\": \"SCALE1\", \"always-plugged\": true}");
    }

    /// Plug in what may not have gone yet: the guest must have let go of it.
    private void plug(String device) throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            try {
                execute("device_add", device);
                return;
            } catch (IOException e) {
                if (i == 100) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    /// Type this, and Enter.
    void type(String text) throws IOException, InterruptedException {
        for (char each : text.toCharArray()) {
            press(Character.isUpperCase(each) ? "shift" : "", key(Character.toLowerCase(each)));
        }
        press("", "ret");
    }

    private static String key(char each) {
        return switch (each) {
            case '-' -> "minus";
            case ']' -> "bracket_right";
            default -> String.valueOf(each);
        };
    }

    private void press(String modifier, String key) throws IOException, InterruptedException {
        String keys = (modifier.isEmpty() ? "" : "{\"type\": \"qcode\", \"data\": \"" + modifier + "\"}, ")
                + "{\"type\": \"qcode\", \"data\": \"" + key + "\"}";
        execute("send-key", "{\"keys\": [" + keys + "], \"hold-time\": 15}");
        Thread.sleep(40);
    }
}
