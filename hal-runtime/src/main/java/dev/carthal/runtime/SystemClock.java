package dev.carthal.runtime;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/// Tell the machine's own time. An image whose clock is the player's has no configuration for this one.
@Component(name = "dev.carthal.runtime.clock", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SystemClock implements Clock {
    /// Take no resource; there is nothing to release.
    @Activate
    public SystemClock() {}

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public Signal signal(String name) {
        return new SystemSignal(this, name);
    }
}
