package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import dev.carthal.hal.weight.ScaleSlot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/// What health checks say of a slot, and what that means for a swap, in a real Felix.
class HealthChecksInFelixTests {
    private static final String BASKET = "scale/basket";
    private static final Result WELL = new Result(Result.Status.OK, "fine");
    private static final Result NOISY = new Result(Result.Status.CRITICAL, "12 % of the lines are noise");

    @TempDir
    Path folder;

    private RuntimeInFelix felix;
    private Bundle old;
    private final AtomicBoolean observed = new AtomicBoolean();
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void fillTheSlot() throws Exception {
        felix = new RuntimeInFelix(folder.resolve("felix"));
        old = felix.installJar("image", ticking("1.0.0").bytes());
        old.start();
        felix.configure(BASKET, Map.of("driver", "ticking"));
        felix.await(BASKET, SlotState.READY);
    }

    @AfterEach
    void stopFelix() throws Exception {
        release.countDown();
        felix.close();
    }

    private static TestJar ticking(String version) throws Exception {
        String type = "dev.carthal.runtime.bundle.TickingScale";
        return new TestJar("test.ticking", version)
                .header("Bundle-Activator", type)
                .header(
                        "Import-Package",
                        "org.osgi.framework,dev.carthal.hal;version=\"[1,2)\",dev.carthal.hal.weight;version=\"[1,2)\"")
                .classes(type, 1);
    }

    private static void register(BundleContext context, Map<String, Object> properties, HealthCheck check) {
        context.registerService(HealthCheck.class, check, FrameworkUtil.asDictionary(properties));
    }

    private void register(HealthCheck check) {
        register(felix.context(), Map.of(Slot.NAME, BASKET, HealthCheck.NAME, "line"), check);
    }

    private SwapResult swap(String version) throws Exception {
        SwapRequest request = SwapRequest.of(ticking(version).file(folder)).observing(Duration.ofMillis(100));
        return felix.service(Swapper.class, "").swap(request, step -> {
            if (step.name().equals("observe")) {
                observed.set(true);
            }
        });
    }

    private void assertServes(String version) throws Exception {
        assertThat(felix.service(ScaleSlot.class, "(slot=scale/basket)")
                        .status()
                        .version())
                .isEqualTo(version);
    }

    @Test
    void eachSlotSaysHowItIs() throws Exception {
        HealthCheck check = felix.service(HealthCheck.class, "(&(slot=scale/basket)(hc.tags=slot)(hc.tags=scale))");
        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.OK);
        assertThat(check.execute().iterator().next().getMessage())
                .startsWith("scale/basket is READY (driver ticking 1.0.0, ");
        old.stop();
        assertThat(check.execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        assertThat(check.execute().iterator().next().getMessage())
                .startsWith("scale/basket is EMPTY: no scale driver named ticking is installed");
    }

    @Test
    void aCheckThatObjectsToTheNewOnePutsTheOldOneBackWithItsWords() throws Exception {
        register(() -> observed.get() ? NOISY : WELL);
        assertThat(swap("1.1.0"))
                .isEqualTo(new SwapResult(
                        Outcome.ROLLED_BACK, "health check line says CRITICAL: 12 % of the lines are noise"));
        assertServes("1.0.0");
    }

    @Test
    void aCheckMayNameItsSlotAmongItsTags() throws Exception {
        register(
                felix.context(),
                Map.of(HealthCheck.TAGS, new String[] {"acme", BASKET}),
                () -> observed.get() ? NOISY : WELL);
        assertThat(swap("1.1.0").outcome()).isEqualTo(Outcome.ROLLED_BACK);
    }

    @Test
    void aCheckThatIsContentAndOneOfAnotherSlotKeepNobodyFromASwap() throws Exception {
        register(() -> WELL);
        register(felix.context(), Map.of(Slot.NAME, "scale/trolley"), () -> observed.get() ? NOISY : WELL);
        assertThat(swap("1.1.0")).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        assertServes("1.1.0");
    }

    @Test
    void theNewOneNeedNotBeBetterThanTheOldOne() throws Exception {
        register(() -> NOISY);
        assertThat(swap("1.1.0")).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
    }

    @Test
    void whatTheOldBundleSaysOfItsOwnDeviceDoesNotCount() throws Exception {
        register(old.getBundleContext(), Map.of(Slot.NAME, BASKET), () -> observed.get() ? NOISY : WELL);
        assertThat(swap("1.1.0")).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
    }

    @Test
    void aCheckThatHangsSaysNothingAndIsNotAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        register(() -> {
            asked.incrementAndGet();
            hang();
            return NOISY;
        });
        for (String version : List.of("1.1.0", "1.2.0")) {
            assertThat(swap(version)).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        }
        assertServes("1.2.0");
        assertThat(asked).hasValue(1);
    }

    private void hang() {
        try {
            release.await();
        } catch (InterruptedException _) {
            hang();
        }
    }

    @Test
    void aCheckThatThrowsSaysNothing() throws Exception {
        register(() -> {
            throw new IllegalStateException("no such thing");
        });
        assertThat(swap("1.1.0")).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
    }
}
