package dev.carthal.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/// Let a slot read its configuration, and its calibration with it, and open its device again.
record Reopening(@Nullable ConfigurationAdmin configurations) {
    private static final String NAME = "[a-z]+/[a-z0-9][a-z0-9.-]*";

    /// {@return the slot}
    ///
    /// @throws IllegalArgumentException if there is none of that name
    String open(String slot) {
        ConfigurationAdmin admin = configurations;
        try {
            Configuration[] found = admin == null || !slot.matches(NAME)
                    ? null
                    : admin.listConfigurations("(&(service.factoryPid=dev.carthal.slot)(slot=" + slot + "))");
            if (found == null) {
                throw new IllegalArgumentException("slot must be one that is configured: slot=" + slot);
            }
            for (Configuration each : found) {
                each.update();
            }
            return slot;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a slot's name needs no escape: slot=" + slot, e);
        }
    }
}
