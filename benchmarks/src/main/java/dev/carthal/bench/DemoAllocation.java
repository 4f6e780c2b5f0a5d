package dev.carthal.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// Watches a cart that plays the demo, from outside, and tells what each thread of the frame path allocates for
/// a frame. What a library allocates on that thread counts too: JavaCV in the camera slots, ZXing in the
/// scanner slots.
final class DemoAllocation {
    private static final long LOOK_NANOS = 20_000_000;

    private final Map<String, Long> bytes = new ConcurrentSkipListMap<>();
    private final Map<String, Long> frames = new TreeMap<>();
    private volatile boolean over;

    private DemoAllocation() {}

    static void run(Path data, Consumer<Row> rows) throws IOException, InterruptedException {
        DemoAllocation demo = new DemoAllocation();
        Process cart = new ProcessBuilder(Child.cart(
                        "run", "demo", "--once", "--json", "--speed", "max", "--port", "0", "--data", data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread watcher = null;
        try (var lines = cart.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject event = JsonParser.parseString(line).getAsJsonObject();
                if (watcher == null) {
                    watcher = Thread.ofPlatform().daemon().start(() -> demo.watch(cart.pid()));
                }
                if (event.has("summary")) {
                    demo.count(event.getAsJsonObject("summary").getAsJsonObject("slots"));
                }
            }
        } finally {
            demo.over = true;
            cart.destroy();
        }
        demo.tell(rows);
    }

    private void count(JsonObject slots) {
        for (String slot : slots.keySet()) {
            frames.put(slot, slots.getAsJsonObject(slot).get("consumed").getAsLong());
        }
    }

    private void watch(long pid) {
        try (JMXConnector connector = connect(pid)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                    server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            while (!over) {
                look(threads);
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (IOException | AttachNotSupportedException | java.lang.reflect.UndeclaredThrowableException e) {
            // The cart has ended; what was seen last stands.
            over = true;
        }
    }

    @SuppressWarnings("BanJNDI") // a local socket to a process that was started a moment ago
    private static JMXConnector connect(long pid) throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    private void look(ThreadMXBean threads) {
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            // A thread that ends between the two calls allocates -1.
            if (infos[i] != null && allocated[i] >= 0 && isOfTheFramePath(infos[i].getThreadName())) {
                bytes.put(infos[i].getThreadName(), allocated[i]);
            }
        }
    }

    private static boolean isOfTheFramePath(String thread) {
        return thread.startsWith("perception ")
                || thread.startsWith("slot camera/")
                || thread.startsWith("slot scanner/");
    }

    private void tell(Consumer<Row> rows) {
        if (bytes.isEmpty()) {
            rows.accept(Row.notRun("allocated a frame", "B", "the threads of the cart could not be watched"));
        }
        bytes.forEach((thread, allocated) -> {
            // A camera scanner looks at every frame of the camera of its name.
            long count = frames.getOrDefault(thread.replaceFirst("^\\S+ \\w+/", "camera/"), 0L);
            rows.accept(
                    count == 0
                            ? Row.notRun("allocated a frame by " + thread, "B", "its camera delivered no frame")
                            : Row.of(
                                    "allocated a frame by " + thread,
                                    (double) allocated / count,
                                    "B",
                                    "all of the thread, libraries and start included; " + count + " frames"));
        });
    }
}
