package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.SlotState;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapPlan;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Swaps of a driver with the native runtime that it imports. The library itself does not matter here.
@Timeout(120)
final class NativesInFelixTests {
    private static final String BASKET = "scale/basket";
    private static final String TYPE = "dev.carthal.runtime.bundle.TickingScale";
    private static final String IDLE = ": nothing uses it any more, but what it has loaded stays in the process";

    @TempDir
    Path folder;

    private RuntimeInFelix felix;
    private Swapper swapper;

    @BeforeEach
    void fillASlot() throws Exception {
        felix = new RuntimeInFelix(
                folder.resolve("felix"),
                Map.of("dev.carthal.overlay", folder.resolve("overlay").toString()));
        felix.settings("dev.carthal.runtime.swaps", Map.of("start.ms", 1_000, "first.ms", 500));
        felix.installJar("image-library", library("1.0.0", "a").bytes());
        felix.installJar("image-scale", scale("1.0").bytes()).start();
        felix.configure(BASKET, Map.of("driver", "ticking", "slot.open.ms", 1_000, "slot.grace.ms", 500));
        felix.await(BASKET, SlotState.READY);
        swapper = felix.service(Swapper.class, "");
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.close();
    }

    private static TestJar library(String version, String content) {
        return new TestJar("test.library", version)
                .header("CartHAL-Beside", "true")
                .header("Export-Package", "test.library;version=" + version)
                .entry("test/library/library.so", content);
    }

    /// @param library the version that it imports
    private static TestJar scale(String library) throws Exception {
        String packages =
                "org.osgi.framework,dev.carthal.hal;version=\"[1,2)\",dev.carthal.hal.weight;version=\"[1,2)\"";
        return new TestJar("test.scale", library + ".0")
                .header("Bundle-Activator", TYPE)
                .header("Import-Package", packages + ",test.library;version=\"[" + library + "," + library + ".999)\"")
                .entry("OSGI-INF/metatype/ticking.xml", SlotsInFelixTests.METATYPE)
                .classes(TYPE, 1);
    }

    private SwapRequest request(TestJar scale, TestJar library) throws Exception {
        return SwapRequest.of(scale.file(folder))
                .with(List.of(library.file(folder)))
                .observing(Duration.ofMillis(200));
    }

    private SwapResult swap(TestJar scale, TestJar library) throws Exception {
        return swapper.swap(request(scale, library), _ -> {});
    }

    private List<String> installed() {
        return Arrays.stream(felix.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("test."))
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .sorted()
                .toList();
    }

    private String overlay() throws Exception {
        return Files.readString(folder.resolve("overlay/overlay.json"));
    }

    @Test
    void theOldLibraryStaysUntilTheNextStartAndIsListed() throws Exception {
        assertThat(swap(scale("1.1"), library("1.1.0", "b"))).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        assertThat(installed()).containsExactly("test.library 1.0.0", "test.library 1.1.0", "test.scale 1.1.0");
        assertThat(swapper.quarantined()).containsExactly("test.library 1.0.0" + IDLE);
        assertThat(overlay()).containsPattern("test.library\",\"version\":\"1.1.0\"[^}]*\"replaces\":true");
    }

    @Test
    void aSwapBackFindsTheLibraryOfTheImage() throws Exception {
        swap(scale("1.1"), library("1.1.0", "b"));
        assertThat(swap(scale("1.0"), library("1.0.0", "a"))).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        assertThat(installed()).containsExactly("test.library 1.0.0", "test.library 1.1.0", "test.scale 1.0.0");
        assertThat(swapper.quarantined()).containsExactly("test.library 1.1.0" + IDLE);
        assertThat(overlay()).contains("test.scale").doesNotContain("test.library");
    }

    @Test
    void aLibraryThatAnotherBundleUsesIsStillThereAfterARestart() throws Exception {
        TestJar other = new TestJar("test.other", "1.0.0");
        felix.installJar(
                        "image-other",
                        other.header("Import-Package", "test.library;version=\"[1.0,1.1)\"")
                                .bytes())
                .start();
        assertThat(swap(scale("1.1"), library("1.1.0", "b"))).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        assertThat(swapper.quarantined()).isEmpty();
        assertThat(overlay()).containsPattern("test.library\",\"version\":\"1.1.0\"[^}]*\"replaces\":false");
    }

    @Test
    void anotherBuildOfALoadedVersionNeedsARestart() throws Exception {
        SwapPlan plan = swapper.plan(request(scale("1.1"), library("1.0.0", "c")));
        assertThat(plan.kind()).isEqualTo(SwapKind.NEEDS_RESTART);
        assertThat(plan.refusal())
                .contains("another build of test.library 1.0.0 has been loaded, and the process takes their libraries"
                        + " for one: restart the cart with it");
    }

    @Test
    void aLibraryThatLivesInTheProcessOnceNeedsARestart() throws Exception {
        SwapPlan plan = swapper.plan(request(scale("1.1"), library("1.1.0", "b").header("CartHAL-Beside", "false")));
        assertThat(plan.kind()).isEqualTo(SwapKind.NEEDS_RESTART);
        assertThat(plan.refusal()).get().asString().contains("lives in the process once, and 1.0.0 is loaded");
    }

    @Test
    void aDriverThatGoesOnWithTheOldLibraryIsRefusedAndTheNewLibraryRemoved() throws Exception {
        TestJar stale = scale("1.0").header("Bundle-Version", "1.1.0");
        SwapResult result = swap(stale, library("1.1.0", "b"));
        assertThat(result)
                .isEqualTo(new SwapResult(
                        Outcome.REFUSED,
                        "test.scale 1.1.0 does not use test.library 1.1.0, which was to come with it: it imports other"
                                + " versions"));
        assertThat(installed()).containsExactly("test.library 1.0.0", "test.scale 1.0.0");
    }

    @Test
    void whatAFailedSwapHasLoadedIsRemembered() throws Exception {
        swap(scale("1.0").header("Bundle-Version", "1.1.0"), library("1.1.0", "b"));
        assertThat(swapper.plan(request(scale("1.1"), library("1.1.0", "c"))).refusal())
                .get()
                .asString()
                .contains("another build of test.library 1.1.0 has been loaded");
        assertThat(swap(scale("1.1"), library("1.1.0", "b")).outcome()).isEqualTo(Outcome.SWAPPED);
    }
}
