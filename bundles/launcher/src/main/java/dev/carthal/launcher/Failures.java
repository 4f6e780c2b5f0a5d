package dev.carthal.launcher;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/// Find the component that could not start, and why, so that nobody waits for it.
final class Failures {
    /// The first line of a stack trace, or of one of its causes: a type and what it said.
    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: )?([\\w.$]+(?:Exception|Error)): (.*)$", Pattern.MULTILINE);

    private Failures() {}

    /// {@return the failure of a component, if one of those that `wanted` names has failed}
    static Optional<LaunchException> first(BundleContext context, Predicate<String> wanted) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
        if (runtime == null) {
            return Optional.empty();
        }
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION && wanted.test(component.name)) {
                    return Optional.of(failure(component.name, configuration.failure));
                }
            }
        }
        return Optional.empty();
    }

    /// Take the innermost cause. An unchecked exception other than a refused argument is a bug of ours.
    static LaunchException failure(String component, String stackTrace) {
        String type = "";
        String message = stackTrace.lines().findFirst().orElse("");
        for (Matcher matcher = CAUSE.matcher(stackTrace); matcher.find(); ) {
            type = matcher.group(1);
            message = matcher.group(2);
        }
        boolean ours = type.startsWith("java.lang.") && !type.equals("java.lang.IllegalArgumentException");
        return new LaunchException(
                ours ? LaunchException.Fault.OURS : LaunchException.Fault.USER,
                ours ? component + " failed: " + type + ": " + message : message);
    }
}
