package dev.carthal.launcher;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/// Find the component that could not start, and why, so that nobody waits for it.
final class Failures {
    private Failures() {}

    /// {@return why the first of the components that failed did so, if one that `wanted` names has failed}
    static Optional<LaunchException> first(BundleContext context, Predicate<String> wanted) {
        List<ComponentFailure> failures = all(context);
        if (failures.stream().noneMatch(failure -> wanted.test(failure.component()))) {
            return Optional.empty();
        }
        // A component that lacks the service of another one fails after it, but may have been looked at before it.
        failures.addAll(all(context));
        return failures.stream()
                .min(Comparator.comparing(ComponentFailure::isConsequence))
                .map(ComponentFailure::report);
    }

    private static List<ComponentFailure> all(BundleContext context) {
        List<ComponentFailure> failures = new ArrayList<>();
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
        if (runtime == null) {
            return failures;
        }
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    failures.add(ComponentFailure.of(component.name, configuration.failure));
                }
            }
        }
        return failures;
    }
}
