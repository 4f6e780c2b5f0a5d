package dev.carthal.runtime.bundle;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/// A ticking scale that is bad in the way that its bundle's header `Fault` says.
public final class FaultyScale implements ScaleDriver, BundleActivator {
    private String fault = "";
    private int opened;

    @Override
    public void start(BundleContext context) throws Exception {
        fault = context.getBundle().getHeaders("").get("Fault");
        switch (fault) {
            case "start throws" -> throw new IllegalStateException("no licence");
            case "start hangs" -> hang();
            case "no driver" -> {}
            default -> context.registerService(ScaleDriver.class, this, named());
        }
    }

    private static Dictionary<String, Object> named() {
        return FrameworkUtil.asDictionary(Map.of(Driver.NAME, "ticking"));
    }

    /// As native code does: until the test lets go, whatever interrupts it.
    static void hang() {
        boolean hanging = System.getProperties().get("test.release") instanceof CountDownLatch;
        while (hanging) {
            try {
                ((CountDownLatch) Objects.requireNonNull(System.getProperties().get("test.release"))).await();
                hanging = false;
            } catch (InterruptedException e) {
                hanging = true;
            }
        }
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public Scale open(DeviceContext context) throws DeviceException {
        switch (fault) {
            case "opens once" -> {
                if (opened++ > 0) {
                    throw new DeviceException(DeviceException.Kind.BUSY, "the port does not open again");
                }
            }
            case "open throws" -> throw new DeviceException(DeviceException.Kind.NOT_FOUND, "no scale at /dev/none");
            default -> {}
        }
        return new Ticking(context.clock().signal("faulty"), context, fault.equals("ends"));
    }

    private static final class Ticking implements Scale {
        private final Signal pause;
        private final DeviceContext context;
        private final boolean ends;
        private long sequence;

        Ticking(Signal pause, DeviceContext context, boolean ends) {
            this.pause = pause;
            this.context = context;
            this.ends = ends;
        }

        @Override
        public Next<Reading> next(Duration timeout) throws InterruptedException {
            pause.await(Duration.ofMillis(5));
            if (ends) {
                return Next.end("the tape is over");
            }
            return Next.item(Reading.of(++sequence, context.clock().nanos())
                    .indicating(new Indication(BigDecimal.ONE, WeightUnit.KILOGRAM)));
        }

        @Override
        public void close() {
            pause.close();
        }
    }
}
