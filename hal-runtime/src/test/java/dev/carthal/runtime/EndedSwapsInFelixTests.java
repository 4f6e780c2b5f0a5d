package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.SlotState;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import dev.carthal.hal.weight.ScaleSlot;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Swaps of a slot whose stream is over, as that of a recording is after a while, and of what is no bundle.
class EndedSwapsInFelixTests {
    private static final String BASKET = "scale/basket";

    @TempDir
    Path folder;

    private RuntimeInFelix felix;

    @BeforeEach
    void startFelix() throws Exception {
        felix = new RuntimeInFelix(folder.resolve("felix"));
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.close();
    }

    private static TestJar scale(String version, String activator) {
        return new TestJar("test.ticking", version)
                .header("Bundle-Activator", activator)
                .header(
                        "Import-Package",
                        "org.osgi.framework,dev.carthal.hal;version=\"[1,2)\",dev.carthal.hal.weight;version=\"[1,2)\"");
    }

    private static TestJar ending(String version) throws Exception {
        String type = "dev.carthal.runtime.bundle.FaultyScale";
        return scale(version, type).header("Fault", "ends").named(List.of(type, type + "$Ticking"));
    }

    private static TestJar ticking(String version) throws Exception {
        String type = "dev.carthal.runtime.bundle.TickingScale";
        return scale(version, type).classes(type, 1);
    }

    private void fill(TestJar jar, SlotState state) throws Exception {
        felix.installJar("image", jar.bytes()).start();
        felix.configure(BASKET, Map.of("driver", "ticking"));
        felix.await(BASKET, state);
    }

    private SwapResult swap(Path jar) throws Exception {
        return felix.service(Swapper.class, "").swap(SwapRequest.of(jar).observing(Duration.ofMillis(100)), _ -> {});
    }

    private String version() throws Exception {
        return felix.service(ScaleSlot.class, "(slot=scale/basket)").status().version();
    }

    @Test
    void whereAllIsOverTheNewOneNeedNotDeliverEither() throws Exception {
        fill(ending("1.0.0"), SlotState.ENDED);
        assertThat(swap(ending("1.1.0").file(folder))).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        assertThat(version()).isEqualTo("1.1.0");
    }

    @Test
    void oneThatEndsAtOnceIsNoReplacementForOneThatDelivers() throws Exception {
        fill(ticking("1.0.0"), SlotState.READY);
        SwapResult result = swap(ending("1.1.0").file(folder));
        assertThat(result.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(result.reason()).contains("it ends at once: the tape is over");
        assertThat(version()).isEqualTo("1.0.0");
    }

    @Test
    void whatIsNoJarIsRefusedAsSuch() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "hello");
        assertThat(swap(text)).isEqualTo(new SwapResult(Outcome.REFUSED, "a bundle must be a jar: " + text));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        Path zip = Files.write(folder.resolve("zip.jar"), bytes.toByteArray());
        assertThat(swap(zip).reason()).startsWith("a bundle's manifest must have a Bundle-SymbolicName: ");
    }
}
