package dev.carthal.runtime;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/// Say why a component did not start. Declarative Services keep the stack trace, as a text.
final class Inactive {
    private static final String CAUSED_BY = "Caused by: ";

    private Inactive() {}

    /// {@return what the first component of `bundle` that failed threw}
    static Optional<String> why(BundleContext context, Bundle bundle) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime components = reference == null ? null : context.getService(reference);
        if (components == null) {
            return Optional.empty();
        }
        return components.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .findFirst()
                .flatMap(configuration -> thrown(configuration.failure));
    }

    /// What the component threw itself, without what reflection wraps around it.
    private static Optional<String> thrown(String trace) {
        return trace.lines()
                .filter(line -> !line.startsWith("\t"))
                .map(line -> line.startsWith(CAUSED_BY) ? line.substring(CAUSED_BY.length()) : line)
                .filter(line -> !line.startsWith("java.lang.reflect.InvocationTargetException"))
                .findFirst();
    }
}
