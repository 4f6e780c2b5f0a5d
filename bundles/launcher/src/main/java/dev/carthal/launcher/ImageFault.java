package dev.carthal.launcher;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.condition.Condition;

/// Read what the bundles say of an image that cannot come up: a condition with the property `reason`. It stands
/// for as long as that is so.
final class ImageFault {
    private static final String FILTER = "(osgi.condition.id=dev.carthal.image.fault)";
    /// Nobody wrote this for a person: it is an exception that no driver meant to throw.
    private static final Pattern EXCEPTION = Pattern.compile("\\S+: ([\\w$]+\\.)+\\w+(Exception|Error)\\b.*");

    private ImageFault() {}

    static Optional<LaunchException> of(BundleContext context) {
        try {
            Collection<ServiceReference<Condition>> faults = context.getServiceReferences(Condition.class, FILTER);
            return faults.stream()
                    .map(fault -> report(String.valueOf(fault.getProperty("reason"))))
                    .findFirst();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static LaunchException report(String reason) {
        return EXCEPTION.matcher(reason).matches() ? LaunchException.ours(reason) : LaunchException.user(reason);
    }
}
