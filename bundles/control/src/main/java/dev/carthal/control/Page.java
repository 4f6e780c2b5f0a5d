package dev.carthal.control;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/// Find where the page is served, by what the web server says of itself; the server's classes are not needed for it.
final class Page {
    private Page() {}

    static @Nullable String find(BundleContext context) {
        try {
            ServiceReference<?>[] servers = context.getAllServiceReferences(
                    "org.osgi.service.servlet.runtime.HttpServiceRuntime", "(osgi.http.endpoint=*)");
            return servers == null ? null : first(servers[0].getProperty("osgi.http.endpoint"));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String first(Object endpoints) {
        List<String> all = switch (endpoints) {
            case String[] array -> Arrays.asList(array);
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            default -> List.of(endpoints.toString());
        };
        return all.stream().filter(url -> url.startsWith("http://")).findFirst().orElse(null);
    }
}
