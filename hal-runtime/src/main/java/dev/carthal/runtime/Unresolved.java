package dev.carthal.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/// Say what a bundle lacks that does not resolve. The framework's own words are filters.
final class Unresolved {
    private static final Pattern FROM = Pattern.compile("\\([a-z-]*version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\([a-z-]*version>=([^)]+)\\)\\)");

    private final BundleContext context;

    Unresolved(BundleContext context) {
        this.context = context;
    }

    /// {@return what nobody provides; empty where each thing is there, but not all of them together}
    Optional<String> lacks(Bundle bundle) {
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        String lacks = bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(need -> !"optional".equals(need.getDirectives().get(Constants.RESOLUTION_DIRECTIVE)))
                .filter(need -> wiring.findProviders(need).isEmpty())
                .map(this::words)
                .collect(Collectors.joining("; "));
        return Optional.of(lacks).filter(text -> !text.isEmpty());
    }

    private String words(BundleRequirement need) {
        String filter = need.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        return switch (need.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "package " + named(need.getNamespace(), filter);
            case BundleNamespace.BUNDLE_NAMESPACE -> "bundle " + named(need.getNamespace(), filter);
            default -> "capability " + (need.getNamespace() + " " + filter).strip() + ", which nothing here provides";
        };
    }

    private String named(String namespace, String filter) {
        Matcher matcher = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)")
                .matcher(filter);
        String name = matcher.find() ? matcher.group(1) : filter;
        List<String> versions = versions(namespace, name);
        return name + range(filter) + ", which is not here" + (versions.isEmpty() ? "" : "; there is " + versions);
    }

    private static String range(String filter) {
        Matcher from = FROM.matcher(filter);
        Matcher below = BELOW.matcher(filter);
        if (!from.find()) {
            return "";
        }
        return " " + (below.find() ? "[" + from.group(1) + "," + below.group(1) + ")" : from.group(1) + " or newer");
    }

    private List<String> versions(String namespace, String name) {
        String key = namespace.equals(BundleNamespace.BUNDLE_NAMESPACE)
                ? BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE
                : PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE;
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream())
                .filter(capability -> name.equals(capability.getAttributes().get(namespace)))
                .map(capability -> String.valueOf(capability.getAttributes().get(key)))
                .distinct()
                .sorted()
                .toList();
    }
}
