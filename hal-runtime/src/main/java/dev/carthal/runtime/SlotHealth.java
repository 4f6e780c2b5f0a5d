package dev.carthal.runtime;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/// Say how a slot is, to tools that know Felix's health checks and nothing of carts.
final class SlotHealth implements HealthCheck {
    private final Standing standing;

    private SlotHealth(Standing standing) {
        this.standing = standing;
    }

    static ServiceRegistration<HealthCheck> register(BundleContext context, Standing standing) {
        String slot = standing.slot();
        Map<String, Object> properties = Map.of(Slot.NAME, slot, NAME, slot, TAGS, new String[] {
            "slot", Family.of(slot).word()
        });
        return context.registerService(
                HealthCheck.class, new SlotHealth(standing), FrameworkUtil.asDictionary(properties));
    }

    @Override
    public Result execute() {
        SlotStatus now = standing.status();
        return new Result(status(now.state()), words(now));
    }

    private static Result.Status status(SlotState state) {
        return switch (state) {
            case READY, ENDED -> Result.Status.OK;
            case DEGRADED -> Result.Status.WARN;
            case STARTING, SWAPPING -> Result.Status.TEMPORARILY_UNAVAILABLE;
            case EMPTY, LOST, FAULT -> Result.Status.CRITICAL;
        };
    }

    private static String words(SlotStatus now) {
        long period = now.period().p50Nanos() / 1_000_000;
        return now.slot() + " is " + now.state() + (now.reason().isEmpty() ? "" : ": " + now.reason()) + " (driver "
                + now.driver() + " " + now.version() + ", " + now.consumed() + " items, one every " + period + " ms, "
                + now.dropped() + " dropped, " + now.gaps() + " gaps)";
    }
}
