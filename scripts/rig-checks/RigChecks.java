import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.scale.hid.HidScaleDriver;
import dev.carthal.scale.serial.SerialScaleDriver;
import dev.carthal.scan.hid.HidScannerDriver;
import dev.carthal.scan.wedge.WedgeDriver;
import dev.carthal.simulator.hid.ScaleReports;
import dev.carthal.simulator.hid.ScannerReports;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The checks, in the order in which they stand.
final class RigChecks {
    private static final Map<String, Object> SCALE = Map.of("device", "0922:8003/RIG0");
    private static final Map<String, Object> SCANNER = Map.of("device", "0c2e:0b07");
    private static final Map<String, Object> KEYBOARD = Map.of("device", "0627:0001");
    private static final int REPLUGS = 10;

    private static Monitor monitor;

    private RigChecks() {}

    private interface Check {
        String pass() throws Exception;
    }

    public static void main(String[] names) throws Exception {
        monitor = new Monitor();
        run("modprobe", "dummy_hcd", "num=2");
        run("modprobe", "-a", "libcomposite", "usb_f_hid", "gpio-sim", "hx711-sim");
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("hid-scale-reads", RigChecks::scaleReads);
        checks.put("hid-scale-replug", RigChecks::scaleReplug);
        checks.put("hid-scanner-reads", RigChecks::scannerReads);
        checks.put("hid-scanner-replug", RigChecks::scannerReplug);
        checks.put("wedge-grabs", RigChecks::wedgeGrabs);
        checks.put("wedge-overrun", RigChecks::wedgeOverrun);
        checks.put("wedge-foreign-grab", RigChecks::wedgeForeignGrab);
        checks.put("wedge-replug", RigChecks::wedgeReplug);
        checks.put("serial-replug", RigChecks::serialReplug);
        checks.put("hx711-reads", Hx711Checks::reads);
        checks.put("hx711-rejects", Hx711Checks::rejects);
        checks.put("hx711-ends", Hx711Checks::ends);
        checks.put("hx711-nobody", Hx711Checks::nobody);
        int failed = 0;
        for (Map.Entry<String, Check> check : checks.entrySet()) {
            if (names.length == 0 || Stream.of(names).anyMatch(check.getKey()::startsWith)) {
                failed += judged(check.getKey(), check.getValue()) ? 0 : 1;
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean judged(String name, Check check) {
        try {
            System.out.println("PASS " + name + ": " + check.pass());
            return true;
        } catch (Exception | AssertionError e) {
            System.out.println("FAIL " + name + ": " + e);
            e.printStackTrace(System.out);
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(List.of(command) + " ended with " + exit);
        }
    }

    private static final class Gadgets {
        private static final Gadget SCALE = gadget(0, "0922:8003", "RIG0", ScaleReports.descriptor());
        private static final Gadget SCANNER = gadget(1, "0c2e:0b07", "RIG1", ScannerReports.descriptor());

        private static Gadget gadget(int number, String id, String serial, byte[] descriptor) {
            try {
                return new Gadget(number, id, serial, descriptor);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static String scaleReads() throws Exception {
        Gadget gadget = Gadgets.SCALE;
        gadget.plug();
        try (Scale scale = Bench.awaited(new HidScaleDriver()::open, SCALE)) {
            gadget.send(ScaleReports.report(4, "0.500", "kg"));
            Bench.same(true, Bench.item(scale).flags().contains(Flag.REPEATED));
            gadget.send(ScaleReports.report(4, "1.250", "kg"));
            Reading reading = Bench.item(scale);
            Bench.same("1.250 kg", reading.indication().orElseThrow().toString());
            Bench.same(true, reading.usable());
            gadget.send(ScaleReports.report(6, "65.535", "kg"));
            Bench.same(true, Bench.item(scale).indication().isEmpty());
            Bench.silent(scale);
            Bench.same(Kind.BUSY, Bench.refused(new HidScaleDriver()::open, SCALE));
            String identity = new HidScaleDriver().identify(Bench.config(SCALE)).toString();
            Bench.same(identity, new HidScaleDriver().identify(Bench.config(Map.of("device", ""))).toString());
            return "1.250 kg by " + identity + ", a second holder is BUSY";
        } finally {
            gadget.unplug();
        }
    }

    private static String scaleReplug() throws Exception {
        Gadget gadget = Gadgets.SCALE;
        long worst = 0;
        for (int i = 0; i < REPLUGS; i++) {
            gadget.plug();
            try (Scale scale = Bench.awaited(new HidScaleDriver()::open, SCALE)) {
                gadget.send(ScaleReports.report(4, "1.00" + i, "kg"));
                Bench.same("1.00" + i + " kg", Bench.item(scale).indication().orElseThrow().toString());
                gadget.unplug();
                worst = Math.max(worst, Bench.lostAfter(scale));
            }
            Bench.same(Kind.NOT_FOUND, Bench.refused(new HidScaleDriver()::open, SCALE));
        }
        Bench.soon(worst);
        return REPLUGS + " times, LOST after " + worst + " ms at most";
    }

    private static void scan(Gadget gadget, String aim, String text) throws IOException {
        for (byte[] report : ScannerReports.reports(aim, text)) {
            gadget.send(report);
        }
    }

    private static String scannerReads() throws Exception {
        Gadget gadget = Gadgets.SCANNER;
        gadget.plug();
        try (Scanner scanner = Bench.awaited(new HidScannerDriver()::open, SCANNER)) {
            scan(gadget, "]E0", "4006381333931");
            Bench.same("]E04006381333931", told(Bench.item(scanner)));
            String longOne = "0123456789".repeat(12);
            scan(gadget, "]Q0", longOne);
            Bench.same("]Q0" + longOne, told(Bench.item(scanner)));
            Bench.silent(scanner);
            return "an EAN-13, and 120 bytes in three reports";
        } finally {
            gadget.unplug();
        }
    }

    private static String told(Scan scan) {
        return scan.aim() + scan.text();
    }

    private static String scannerReplug() throws Exception {
        Gadget gadget = Gadgets.SCANNER;
        long worst = 0;
        for (int i = 0; i < REPLUGS; i++) {
            gadget.plug();
            try (Scanner scanner = Bench.awaited(new HidScannerDriver()::open, SCANNER)) {
                scan(gadget, "]E0", "400638133393" + i);
                Bench.same("]E0400638133393" + i, told(Bench.item(scanner)));
                gadget.send(ScannerReports.reports("]Q0", "x".repeat(57)).getFirst()); // pulled in the middle
                gadget.unplug();
                worst = Math.max(worst, Bench.lostAfter(scanner));
            }
        }
        Bench.soon(worst);
        return REPLUGS + " times, each scan once, none of the torn ones, LOST after " + worst + " ms at most";
    }

    /// Counts what somebody else gets of a keyboard.
    private static AtomicInteger listener(Path events) {
        AtomicInteger bytes = new AtomicInteger();
        Thread.ofPlatform().daemon().start(() -> {
            try (FileInputStream file = new FileInputStream(events.toFile())) {
                byte[] buffer = new byte[24];
                for (int count = file.read(buffer); count > 0; count = file.read(buffer)) {
                    bytes.addAndGet(count);
                }
            } catch (IOException e) {
                bytes.addAndGet(0); // unplugged
            }
        });
        return bytes;
    }

    private static Path keyboard() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/dev/input/by-id"))) {
            return links.filter(link -> link.toString().endsWith("event-kbd")).findFirst().orElseThrow().toRealPath();
        }
    }

    /// Type while the scanner is read: the kernel keeps 64 events for a reader, which are ten keys.
    private static String typed(String text, Scanner wedge) throws Exception {
        try (ExecutorService typist = Executors.newSingleThreadExecutor()) {
            Future<Void> typing = typist.submit(() -> {
                monitor.type(text);
                return null;
            });
            Scan scan = Bench.item(wedge);
            typing.get();
            return told(scan);
        }
    }

    private static String wedgeOverrun() throws Exception {
        try (Scanner wedge = Bench.open(new WedgeDriver()::open, KEYBOARD)) {
            monitor.type("4006381333931"); // nobody reads meanwhile
            try {
                throw new AssertionError("it was read: " + told(Bench.item(wedge)));
            } catch (DeviceException e) {
                Bench.same(Kind.PROTOCOL, e.kind());
            }
            Bench.silent(wedge);
            Bench.same("]X09501101530003", typed("9501101530003", wedge));
        }
        return "keys that the kernel lost are told, no barcode is made of the rest, the next one is read";
    }

    private static String wedgeGrabs() throws Exception {
        AtomicInteger others = listener(keyboard());
        monitor.type("1");
        Thread.sleep(500);
        int before = others.get();
        Bench.same(true, before > 0);
        try (Scanner wedge = Bench.open(new WedgeDriver()::open, KEYBOARD)) {
            Bench.same("]X04006381333931", typed("4006381333931", wedge));
            Bench.same("]X0Lot-7a", typed("Lot-7a", wedge));
            Bench.silent(wedge);
            Bench.same(before, others.get());
            Bench.same(Kind.BUSY, Bench.refused(new WedgeDriver()::open, KEYBOARD));
        }
        monitor.type("1");
        Thread.sleep(500);
        Bench.same(true, others.get() > before);
        return "two scans; others get nothing meanwhile, and keys again after close";
    }

    private static void heard(BufferedReader said, String word) throws IOException {
        String line = said.readLine();
        while (line != null && !line.contains(word)) {
            line = said.readLine();
        }
        Bench.same(true, line != null);
    }

    private static String wedgeForeignGrab() throws Exception {
        Process other = new ProcessBuilder("evtest", "--grab", keyboard().toString()).start();
        try (BufferedReader said = other.inputReader()) {
            heard(said, "Testing");
            monitor.type("1");
            heard(said, "EV_KEY"); // it grabs before it reads
            Bench.same(Kind.BUSY, Bench.refused(new WedgeDriver()::open, KEYBOARD));
        } finally {
            other.destroy();
            other.waitFor();
        }
        Bench.open(new WedgeDriver()::open, KEYBOARD).close();
        return "BUSY while evtest has it, and opened after";
    }

    private static String wedgeReplug() throws Exception {
        long worst = 0;
        for (int i = 0; i < 3; i++) {
            try (Scanner wedge = Bench.awaited(new WedgeDriver()::open, KEYBOARD)) {
                Bench.same("]X0400638133393" + i, typed("400638133393" + i, wedge));
                monitor.unplug("wedge");
                worst = Math.max(worst, Bench.lostAfter(wedge));
            }
            monitor.plugKeyboard();
        }
        Bench.soon(worst);
        return "3 times, each scan once, LOST after " + worst + " ms at most";
    }

    private static String serialReplug() throws Exception {
        Map<String, Object> line = Map.of(
                "port", "/dev/serial/by-id/usb-QEMU_QEMU_USB_SERIAL_SCALE1-if00-port0", "protocol", "ascii");
        RandomAccessFile far = new RandomAccessFile("/dev/virtio-ports/far.usb1", "rw");
        AtomicBoolean on = new AtomicBoolean(true);
        Thread weighing = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (on.get()) {
                    far.write("ST,GS,+  1.234kg\r\n".getBytes());
                    Thread.sleep(100);
                }
            } catch (IOException | InterruptedException e) {
                System.out.println("the far end: " + e);
            }
        });
        long worst = 0;
        for (int i = 0; i < 3; i++) {
            monitor.plugLine();
            try (Scale scale = Bench.awaited(new SerialScaleDriver()::open, line)) {
                Bench.same("1.234 kg", Bench.item(scale).indication().orElseThrow().toString());
                monitor.unplug("us1");
                worst = Math.max(worst, Bench.lostAfter(scale));
            }
        }
        on.set(false);
        weighing.join();
        Bench.soon(worst);
        return "3 times through the by-id link of an FTDI line, LOST after " + worst + " ms at most";
    }
}
