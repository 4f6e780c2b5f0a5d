import dev.carthal.conformance.KitClock;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import java.time.Duration;
import java.util.Map;

/// Opens drivers' devices and waits for what they deliver.
final class Bench {
    /// The guest is slow; a device that is there answers in a fraction of it.
    static final Duration LONG = Duration.ofSeconds(30);

    private static final KitClock CLOCK = new KitClock();

    private Bench() {}

    /// Opens a device, or says why it cannot.
    interface Opening<D> {
        D open(DeviceContext context) throws DeviceException, InterruptedException;
    }

    static DeviceConfig config(Map<String, Object> values) {
        return DeviceConfig.of("rig/device", values);
    }

    static <D> D open(Opening<D> driver, Map<String, Object> values) throws DeviceException, InterruptedException {
        return driver.open(DeviceContext.of(config(values), CLOCK.after(LONG)));
    }

    /// Open what was plugged in a moment ago, as a slot does with its back-off.
    static <D> D awaited(Opening<D> driver, Map<String, Object> values) throws DeviceException, InterruptedException {
        long until = CLOCK.nanos() + LONG.toNanos();
        while (true) {
            try {
                return open(driver, values);
            } catch (DeviceException e) {
                if (CLOCK.nanos() > until) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    static <T> T item(StreamingDevice<T> device) throws DeviceException, InterruptedException {
        if (device.next(LONG) instanceof Next.Item<T>(var item)) {
            return item;
        }
        throw new AssertionError("nothing came in " + LONG);
    }

    static void silent(StreamingDevice<?> device) throws DeviceException, InterruptedException {
        same(Next.silence(), device.next(Duration.ofMillis(500)));
    }

    static DeviceException.Kind refused(Opening<? extends AutoCloseable> driver, Map<String, Object> values)
            throws Exception {
        try {
            open(driver, values).close();
        } catch (DeviceException e) {
            return e.kind();
        }
        throw new AssertionError("it was opened: " + values);
    }

    /// The milliseconds from now until the device says that it is lost; what it delivers before that is passed over.
    static long lostAfter(StreamingDevice<?> device) throws InterruptedException {
        long begin = CLOCK.nanos();
        while (CLOCK.nanos() - begin < LONG.toNanos()) {
            try {
                device.next(Duration.ofSeconds(1));
            } catch (DeviceException e) {
                same(DeviceException.Kind.LOST, e.kind());
                return (CLOCK.nanos() - begin) / 1_000_000;
            }
        }
        throw new AssertionError("it did not say that it is lost");
    }

    static void same(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }

    static void soon(long millis) {
        if (millis > 1000) {
            throw new AssertionError("LOST must come within 1000 ms: " + millis);
        }
    }
}
