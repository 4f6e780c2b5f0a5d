package dev.carthal.control;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Signal;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.Swapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/// Swap bundles at instants of a recording, as a rehearsal: the replay stands still while nothing but the machine
/// works, so that the same swap always comes at the same frame. One swap follows the other; how they end is told
/// as it is of any swap.
@Component(
        name = "dev.carthal.rehearsal",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Designate(ocd = Rehearsal.Config.class)
public final class Rehearsal {
    /// When to swap in what.
    @ObjectClassDefinition(name = "Rehearsal of swaps")
    @interface Config {
        @AttributeDefinition(description = "Each `MILLISECONDS FILE`: when, on the cart's clock, and the bundle")
        String[] swaps() default {};

        @AttributeDefinition(description = "How long each new one is on probation", min = "0")
        long observe_ms() default 1_000;
    }

    private record Act(Duration at, Path jar) {
        static Act of(String text) {
            if (!text.matches("\\d{1,12} .+")) {
                throw new IllegalArgumentException("swaps must have MILLISECONDS FILE each: swaps=" + text);
            }
            int space = text.indexOf(' ');
            return new Act(
                    Duration.ofMillis(Long.parseLong(text.substring(0, space))), Path.of(text.substring(space + 1)));
        }
    }

    private final Clock clock;
    private final Swapper swapper;
    private final Duration observe;
    private final List<Act> acts;
    private final Thread thread;

    /// Begin to wait for the first instant.
    @Activate
    public Rehearsal(@Reference Clock clock, @Reference Swapper swapper, Config config) {
        this.clock = clock;
        this.swapper = swapper;
        observe = Duration.ofMillis(config.observe_ms());
        acts = Arrays.stream(config.swaps())
                .map(Act::of)
                .sorted(Comparator.comparing(Act::at))
                .toList();
        thread = Thread.ofPlatform().name("rehearsal").daemon().unstarted(this::run);
        if (!acts.isEmpty()) {
            thread.start();
        }
    }

    @Deactivate
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private void run() {
        try (Signal wake = clock.signal("rehearsal")) {
            for (Act act : acts) {
                // Before a replay begins its clock lets waits end and stands still.
                for (long left = left(act); left > 0; left = left(act)) {
                    wake.await(Duration.ofNanos(left));
                }
                swapper.swap(SwapRequest.of(act.jar()).observing(observe), _ -> {});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long left(Act act) {
        return act.at().toNanos() - clock.nanos();
    }
}
