package dev.carthal.runtime;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/// Put bundles into the framework beside those that are there, and take them out again.
final class Installation {
    private static final Duration REFRESH = Duration.ofSeconds(20);

    private final BundleContext context;
    private final Duration longest;
    private final Consumer<String> quarantine;
    private final List<Bundle> added = new ArrayList<>();

    /// @param longest what starting or stopping one may take
    /// @param quarantine is told what can not be removed
    Installation(BundleContext context, Duration longest, Consumer<String> quarantine) {
        this.context = context;
        this.longest = longest;
        this.quarantine = quarantine;
    }

    Bundle install(Staged jar) throws DeviceException {
        Bundle known = context.getBundle(jar.location());
        if (known != null) {
            return known; // it fills another slot already
        }
        try {
            Bundle bundle = context.installBundle(
                    jar.location(), new ByteArrayInputStream(jar.content().bytes()));
            added.add(bundle);
            return bundle;
        } catch (BundleException | IllegalStateException e) {
            throw new DeviceException(Kind.CORRUPT, jar + " cannot be installed: " + reason(e), e);
        }
    }

    /// Resolve it and, where that is possible, start it.
    void start(Bundle bundle) throws DeviceException, InterruptedException {
        if (bundle.getState() == Bundle.ACTIVE) {
            return;
        }
        Bounded.call(
                bundle.getSymbolicName() + " " + bundle.getVersion() + " start",
                longest,
                () -> {
                    try {
                        bundle.start(Bundle.START_TRANSIENT);
                        return bundle;
                    } catch (BundleException e) {
                        throw new DeviceException(
                                Kind.UNSUPPORTED,
                                bundle.getSymbolicName() + " " + bundle.getVersion() + " does not "
                                        + (e.getType() == BundleException.RESOLVE_ERROR
                                                ? "resolve: " + lacks(bundle, e)
                                                : "start: " + reason(e)),
                                e);
                    }
                },
                _ -> {});
    }

    private String lacks(Bundle bundle, BundleException e) {
        return new Unresolved(context)
                .lacks(bundle)
                .map(what -> "it needs " + what)
                .orElse(reason(e));
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        String message = String.valueOf(e.getMessage());
        if (cause == null || message.contains(String.valueOf(cause.getMessage()))) {
            return message;
        }
        return message.startsWith("Activator ") ? cause.toString() : message + ": " + cause.getMessage();
    }

    /// Take out what was put in.
    ///
    /// @return whether all of it is out
    boolean undo() throws InterruptedException {
        boolean gone = remove(added.reversed());
        added.clear();
        return gone;
    }

    /// Take these bundles out, and let go of their classes.
    ///
    /// @return whether all of them are out
    boolean remove(Collection<Bundle> bundles) throws InterruptedException {
        List<Bundle> gone = new ArrayList<>();
        for (Bundle bundle : List.copyOf(bundles)) {
            String name = bundle.getSymbolicName() + " " + bundle.getVersion();
            try {
                Bounded.call(
                        name + " stop",
                        longest,
                        () -> {
                            bundle.uninstall();
                            return bundle;
                        },
                        late -> refresh(Set.of(late)));
                gone.add(bundle);
            } catch (DeviceException e) {
                quarantine.accept(name + " cannot be removed before the next start: " + e.getMessage());
            }
        }
        CountDownLatch done = refresh(gone);
        if (!done.await(REFRESH.toMillis(), TimeUnit.MILLISECONDS)) {
            quarantine.accept("the framework does not let go of " + gone + " within " + REFRESH.toSeconds() + " s");
        }
        return gone.size() == bundles.size();
    }

    private CountDownLatch refresh(Collection<Bundle> bundles) {
        CountDownLatch done = new CountDownLatch(1);
        if (bundles.isEmpty()) {
            done.countDown();
        } else {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                    .adapt(FrameworkWiring.class)
                    .refreshBundles(bundles, _ -> done.countDown());
        }
        return done;
    }
}
