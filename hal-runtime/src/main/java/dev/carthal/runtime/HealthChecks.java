package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Slot;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/// Ask the health checks of a slot, whoever has brought them. What a check says counts. One that throws or hangs has
/// said nothing, and hurts nobody: each has a thread of its own, and is not asked again before that is back.
final class HealthChecks {
    private static final System.Logger LOG = System.getLogger(HealthChecks.class.getName());
    private static final Set<Result.Status> BAD = EnumSet.of(Result.Status.CRITICAL, Result.Status.HEALTH_CHECK_ERROR);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final BundleContext context;
    private final Set<ServiceReference<HealthCheck>> asked = ConcurrentHashMap.newKeySet();

    HealthChecks(BundleContext context) {
        this.context = context;
    }

    /// {@return what those that object to how the slot is say}
    Map<ServiceReference<HealthCheck>, String> objections(String slot) throws InterruptedException {
        Map<ServiceReference<HealthCheck>, String> objections = new HashMap<>();
        for (ServiceReference<HealthCheck> check : of(slot)) {
            ask(check)
                    .filter(result -> BAD.contains(result.getStatus()))
                    .ifPresent(result -> objections.put(check, words(check, result)));
        }
        return objections;
    }

    private Collection<ServiceReference<HealthCheck>> of(String slot) {
        try {
            return context.getServiceReferences(
                    HealthCheck.class, "(|(" + Slot.NAME + "=" + slot + ")(" + HealthCheck.TAGS + "=" + slot + "))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a slot's name needs no escape: slot=" + slot, e);
        }
    }

    private Optional<Result> ask(ServiceReference<HealthCheck> check) throws InterruptedException {
        if (!asked.add(check)) {
            return Optional.empty();
        }
        try {
            return Bounded.call("health check " + name(check), LONGEST, () -> execute(check), _ -> {});
        } catch (DeviceException e) {
            LOG.log(System.Logger.Level.WARNING, "health check " + name(check) + " says nothing: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Result> execute(ServiceReference<HealthCheck> check) {
        try {
            HealthCheck service = context.getService(check);
            return service == null ? Optional.empty() : Optional.of(service.execute());
        } finally {
            context.ungetService(check);
            asked.remove(check);
        }
    }

    private static String name(ServiceReference<HealthCheck> check) {
        return String.valueOf(Objects.requireNonNullElse(
                check.getProperty(HealthCheck.NAME), check.getProperty(Constants.SERVICE_ID)));
    }

    private static String words(ServiceReference<HealthCheck> check, Result result) {
        return "health check " + name(check) + " says "
                + StreamSupport.stream(result.spliterator(), false)
                        .filter(entry -> entry.getStatus() == result.getStatus())
                        .map(ResultLog.Entry::getMessage)
                        .collect(Collectors.joining(", ", result.getStatus() + ": ", ""));
    }
}
