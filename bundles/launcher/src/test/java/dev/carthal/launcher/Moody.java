package dev.carthal.launcher;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.condition.Condition;

/// A component for tests: it does not start, or reports a fault, when its configuration says so.
public final class Moody {
    /// Start, or do not.
    public Moody(BundleContext context, Map<String, Object> configuration) {
        switch (String.valueOf(configuration.get("mood"))) {
            case "bad" -> throw new IllegalArgumentException("mood must be good: mood=bad");
            case "broken" -> throw new IllegalStateException("on fire");
            case "faulty" ->
                context.registerService(
                        Condition.class,
                        Condition.INSTANCE,
                        FrameworkUtil.asDictionary(Map.of(
                                Condition.CONDITION_ID, "dev.carthal.image.fault", "reason", "mood: must be good")));
            default -> {}
        }
    }
}
