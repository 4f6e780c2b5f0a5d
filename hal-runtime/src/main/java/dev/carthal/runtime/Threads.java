package dev.carthal.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/// Count the threads that a bundle's own code runs on, to see whether they become more and more.
final class Threads {
    private static final String OWNER = "slot ";

    private final Set<String> classes;
    private final ClassLoader loader;

    private Threads(Set<String> classes, ClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
    }

    static Threads of(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        int all = BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL;
        Set<String> classes = wiring.listResources("/", "*.class", all).stream()
                .map(path ->
                        path.substring(0, path.length() - ".class".length()).replace('/', '.'))
                .collect(Collectors.toSet());
        return new Threads(classes, wiring.getClassLoader());
    }

    /// {@return how many there are now, the slots' own threads not counted}
    long count() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(this::isOurs)
                .count();
    }

    private boolean isOurs(Map.Entry<Thread, StackTraceElement[]> thread) {
        return !thread.getKey().getName().startsWith(OWNER)
                && (loader.equals(thread.getKey().getContextClassLoader())
                        || Arrays.stream(thread.getValue()).anyMatch(frame -> classes.contains(frame.getClassName())));
    }
}
