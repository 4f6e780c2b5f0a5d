package dev.carthal.runtime.bundle;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceIdentity;
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
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/// A driver bundle in one class: a scale that has something to say every five milliseconds.
public final class TickingScale implements ScaleDriver, BundleActivator {
    @Override
    public void start(BundleContext context) {
        String named = context.getBundle().getHeaders("").get("Driver");
        String driver = named == null ? "ticking" : named;
        context.registerService(ScaleDriver.class, this, FrameworkUtil.asDictionary(Map.of(Driver.NAME, driver)));
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public DeviceIdentity identify(DeviceConfig config) {
        return new DeviceIdentity("path", String.valueOf(config.values().getOrDefault("port", "/dev/none")));
    }

    @Override
    public Scale open(DeviceContext context) {
        Signal pause = context.clock().signal("ticking");
        return new Scale() {
            private long sequence;

            @Override
            public Next<Reading> next(Duration timeout) throws InterruptedException {
                if (pause.await(Duration.ofMillis(5))) {
                    throw new IllegalStateException("nobody raises this");
                }
                return Next.item(Reading.of(++sequence, context.clock().nanos())
                        .indicating(new Indication(BigDecimal.ONE, WeightUnit.KILOGRAM)));
            }

            @Override
            public void close() {
                pause.close();
            }
        };
    }
}
