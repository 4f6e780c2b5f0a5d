package dev.carthal.launcher;

import java.util.Map;

/// A component for tests: it refuses to start when its configuration says so.
public final class Moody {
    /// Start, or do not.
    public Moody(Map<String, Object> configuration) {
        switch (String.valueOf(configuration.get("mood"))) {
            case "bad" -> throw new IllegalArgumentException("mood must be good: mood=bad");
            case "broken" -> throw new IllegalStateException("on fire");
            default -> {}
        }
    }
}
