package dev.carthal.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;

/// Install and start what the image names, and what swaps have put in its place.
final class Bundles {
    private final BundleContext context;
    private final Image image;
    private final Map<Feature.Entry, Bundle> own = new LinkedHashMap<>();
    private final Map<Overlay.Entry, Bundle> swapped = new LinkedHashMap<>();
    private final Map<String, Feature.Entry> replaced = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();

    Bundles(BundleContext context, Image image) {
        this.context = context;
        this.image = image;
    }

    /// {@return what people should know of}
    List<String> notices() {
        return List.copyOf(notices);
    }

    void install(List<Feature.Entry> entries, Overlay overlay) throws LaunchException {
        notices.addAll(overlay.notices());
        for (Overlay.Entry entry : overlay.entries()) {
            install(entry);
        }
        for (Feature.Entry entry : entries) {
            Bundle bundle = install(entry);
            if (swapped.keySet().stream().anyMatch(other -> other.isInsteadOf(bundle))) {
                uninstall(bundle);
                replaced.put(bundle.getSymbolicName(), entry);
            } else {
                own.put(entry, bundle);
            }
        }
    }

    private Bundle install(Feature.Entry entry) throws LaunchException {
        try {
            return context.installBundle("reference:" + image.file(entry).toUri());
        } catch (BundleException e) {
            throw LaunchException.ours("cannot be installed: bundle=" + entry.id() + ": " + e.getMessage(), e);
        }
    }

    private void install(Overlay.Entry entry) {
        try (InputStream in = Files.newInputStream(entry.jar())) {
            swapped.put(entry, context.installBundle(entry.location(), in));
        } catch (BundleException | IOException e) {
            notices.add(entry.unused("it cannot be installed: " + e.getMessage()));
        }
    }

    private static void uninstall(Bundle bundle) throws LaunchException {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw LaunchException.ours("cannot be left out: bundle=" + bundle, e);
        }
    }

    /// Start the image's own, in the order of the feature.
    ///
    /// @param next is told after each that one more may be there
    void startOwn(Step next) throws LaunchException {
        List<Feature.Entry> inOrder = own.keySet().stream()
                .sorted(Comparator.comparingInt(Feature.Entry::startOrder))
                .toList();
        for (Feature.Entry entry : inOrder) {
            start(entry);
            next.run();
        }
    }

    interface Step {
        void run() throws LaunchException;
    }

    private void start(Feature.Entry entry) throws LaunchException {
        Bundle bundle = own.get(entry);
        if (bundle == null || bundle.adapt(BundleRevision.class).getTypes() == BundleRevision.TYPE_FRAGMENT) {
            return;
        }
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            throw LaunchException.ours("does not start: bundle=" + entry.id() + ": " + e.getMessage(), e);
        }
    }

    /// Start what was swapped in. What does not start makes room for the image's own: the image may be newer than the
    /// swap.
    void startSwapped() throws LaunchException {
        for (Map.Entry<Overlay.Entry, Bundle> each : swapped.entrySet()) {
            try {
                each.getValue().start(Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                notices.add(each.getKey().unused("it does not start: " + e.getMessage()));
                uninstall(each.getValue());
                Feature.Entry instead = replaced.get(each.getKey().name());
                if (instead != null) {
                    own.put(instead, install(instead));
                    start(instead);
                }
            }
        }
    }
}
