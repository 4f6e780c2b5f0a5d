package dev.carthal.bench;

import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.swap.SwapListener;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.condition.Condition;

/// Felix with our runtime in this process, where bundles are swapped without a checkout above them.
final class SwapFelix implements AutoCloseable {
    private static final Logger QUIET = Logger.getLogger("");

    private final Path folder;
    private final RealFelix felix;
    private final SlotDiary diary = new SlotDiary();
    private final Map<String, Rebuilt> originals = new HashMap<>();
    private @Nullable Swapper swapper;
    private int made;

    /// Start without a clock.
    ///
    /// @param folder an empty one
    /// @param properties of the framework
    SwapFelix(Path folder, Map<String, String> properties) throws IOException, BundleException {
        QUIET.setLevel(Level.WARNING); // each step of a swap is logged
        this.folder = folder;
        felix = new RealFelix(folder.resolve("felix"), properties);
        felix.context().registerService(SlotListener.class, diary, null);
    }

    /// Start with the machine's clock.
    static SwapFelix inRealTime(Path folder, Map<String, String> properties)
            throws IOException, BundleException, InterruptedException {
        SwapFelix felix = new SwapFelix(folder, properties);
        felix.configure("dev.carthal.runtime.clock", Map.of());
        return felix;
    }

    RealFelix container() {
        return felix;
    }

    void configure(String pid, Map<String, ?> values) throws IOException, InterruptedException {
        felix.configure(pid, values);
    }

    void start(String... symbolicNames) throws BundleException {
        felix.start(symbolicNames);
    }

    /// Configure a slot and wait until it is ready.
    ///
    /// @return its configuration
    Configuration fill(String slot, Map<String, ?> values) throws IOException, InterruptedException {
        Map<String, Object> all = new HashMap<>(values);
        all.put("slot", slot);
        Configuration configuration = felix.configure("dev.carthal.slot~" + slot.replace('/', '-'), all);
        diary.await(slot, SlotState.READY);
        return configuration;
    }

    /// Fill a slot from the recording that the player has, and let it begin.
    void play(String slot) throws IOException, InterruptedException {
        felix.configure("dev.carthal.slot~played", Map.of("slot", slot, "driver", "replay"));
        felix.service(Slot.class, "(&(slot=" + slot + ")(slot.tried=true))");
        Map<String, String> up = Map.of(Condition.CONDITION_ID, "dev.carthal.image.up");
        felix.context().registerService(Condition.class, Condition.INSTANCE, FrameworkUtil.asDictionary(up));
        diary.await(slot, SlotState.READY);
    }

    /// {@return the bundle of that name under a version that was never there}
    Path next(String symbolicName) throws IOException {
        Rebuilt original = originals.computeIfAbsent(symbolicName, this::original);
        Path to = Files.createDirectories(folder.resolve("jars")).resolve("next-" + symbolicName + ".jar");
        return original.as("1.2." + ++made, to);
    }

    /// The jar that the framework was started with: `reference:file:/…`.
    private Rebuilt original(String symbolicName) {
        String location = felix.bundle(symbolicName).getLocation();
        return new Rebuilt(Path.of(URI.create(location.substring("reference:".length()))));
    }

    /// Swap, and insist that it ends well.
    void swap(Path jar, Duration observe, SwapListener listener) throws InterruptedException {
        Swapper known = swapper;
        if (known == null) {
            known = felix.service(Swapper.class, ""); // it tracks the service as long as the framework runs
            swapper = known;
        }
        SwapResult result = known.swap(SwapRequest.of(jar).observing(observe), listener);
        if (result.outcome() != Outcome.SWAPPED) {
            throw new IllegalStateException("a swap of " + jar.getFileName() + " ended with " + result);
        }
    }

    @Override
    public void close() throws BundleException {
        felix.close();
    }
}
