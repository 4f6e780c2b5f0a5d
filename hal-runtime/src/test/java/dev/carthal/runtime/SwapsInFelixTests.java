package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carthal.hal.Gap;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapPlan;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;

/// Swaps of a scale driver in a real Felix: exclusive ones.
@Timeout(120)
final class SwapsInFelixTests {
    private static final String BASKET = "scale/basket";
    private static final Map<String, Object> CONFIGURATION =
            Map.of("driver", "ticking", "slot.open.ms", 1_000, "slot.grace.ms", 500);
    private static final Duration BRIEF = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private RuntimeInFelix felix;
    private Swapper swapper;
    private ScaleSlot slot;
    private final List<String> steps = new ArrayList<>();
    private int installs;

    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void fillTheSlot() throws Exception {
        System.getProperties().put("test.release", release);
        felix = new RuntimeInFelix(
                folder.resolve("felix"),
                Map.of("dev.carthal.overlay", folder.resolve("overlay").toString()));
        felix.settings("dev.carthal.runtime.swaps", Map.of("start.ms", 1_000, "first.ms", 500));
        fill(ticking("1.0.0"));
        swapper = felix.service(Swapper.class, "");
        slot = felix.service(ScaleSlot.class, "(slot=scale/basket)");
    }

    @AfterEach
    void stopFelix() throws Exception {
        release.countDown();
        felix.close();
    }

    private void fill(TestJar driver) throws Exception {
        for (Bundle bundle : felix.context().getBundles()) {
            if (bundle.getSymbolicName().startsWith("test.")) {
                bundle.uninstall();
            }
        }
        felix.installJar("image-" + installs++, driver.bytes()).start();
        if (installs == 1) {
            felix.configure(BASKET, CONFIGURATION);
        }
        felix.await(BASKET, SlotState.READY);
    }

    private static TestJar ticking(String version) throws Exception {
        String type = "dev.carthal.runtime.bundle.TickingScale";
        return scale(version, type)
                .entry("OSGI-INF/metatype/ticking.xml", SlotsInFelixTests.METATYPE)
                .classes(type, 1);
    }

    private static TestJar scale(String version, String activator) {
        return scale("test.ticking", version, activator);
    }

    private static TestJar scale(String name, String version, String activator) {
        return new TestJar(name, version)
                .header("Bundle-Activator", activator)
                .header(
                        "Import-Package",
                        "org.osgi.framework,dev.carthal.hal;version=\"[1,2)\",dev.carthal.hal.weight;version=\"[1,2)\"");
    }

    private static TestJar faulty(String fault) throws Exception {
        String type = "dev.carthal.runtime.bundle.FaultyScale";
        return scale("1.1.0", type).header("Fault", fault).named(List.of(type, type + "$Ticking"));
    }

    private SwapResult swap(TestJar jar) throws Exception {
        return swap(SwapRequest.of(jar.file(folder)).observing(BRIEF));
    }

    private SwapResult swap(SwapRequest request) throws Exception {
        return swapper.swap(request, step -> steps.add(step.name()));
    }

    private List<String> installed() {
        return Arrays.stream(felix.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("test."))
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .toList();
    }

    private void assertServes(String version) throws Exception {
        SlotStatus status = slot.status();
        assertThat(status.state()).as(status.reason()).isEqualTo(SlotState.READY);
        assertThat(status.version()).isEqualTo(version);
        try (Subscription<Reading> readings = slot.subscribe("test")) {
            assertThat(readings.next(Duration.ofSeconds(30))).isInstanceOf(Next.Item.class);
        }
    }

    @Test
    void theNewOneTakesOverWithOneGapAndTheOldOneGoes() throws Exception {
        List<Gap> gaps = new ArrayList<>();
        try (Subscription<Reading> readings = slot.subscribe("till")) {
            Path jar = ticking("1.1.0").file(folder);
            SwapPlan plan = swapper.plan(SwapRequest.of(jar));
            assertThat(plan.refusal()).isEmpty();
            assertThat(plan.slots()).containsExactly(BASKET);
            assertThat(plan.kind()).isEqualTo(SwapKind.EXCLUSIVE);
            assertThat(plan.consumers()).containsExactly("scale/basket for till");
            assertThat(plan.services()).containsExactly("dev.carthal.hal.weight.ScaleDriver");

            SwapResult result = swap(SwapRequest.of(jar).observing(BRIEF));

            assertThat(result).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
            Next<Reading> next = readings.next(Duration.ofSeconds(30));
            while (gaps.isEmpty()) {
                if (next instanceof Next.Missing<Reading>(Gap gap)) {
                    gaps.add(gap);
                }
                next = readings.next(Duration.ofSeconds(30));
            }
        }
        assertThat(gaps).hasSize(1);
        assertThat(slot.status().gaps()).isEqualTo(1);
        assertServes("1.1.0");
        assertThat(installed()).containsExactly("test.ticking 1.1.0");
        assertThat(steps).containsExactly("install", "start", "activate", "accept", "exchange", "observe", "remove");
        assertThat(Files.readString(folder.resolve("overlay/overlay.json")))
                .contains("\"name\":\"test.ticking\",\"version\":\"1.1.0\"", "\"replaces\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start throws         | REFUSED     | no licence",
                "start hangs          | REFUSED     | does not return within 1000 ms",
                "no driver            | REFUSED     | registers no scale driver",
                "open throws          | ROLLED_BACK | no scale at /dev/none",
            })
    void aBadOneLeavesTheOldOneInService(String fault, Outcome outcome, String reason) throws Exception {
        SwapResult result = swap(faulty(fault));

        assertThat(result.outcome()).as(result.reason()).isEqualTo(outcome);
        assertThat(result.reason()).contains(reason);
        assertServes("1.0.0");
        assertThat(folder.resolve("overlay/overlay.json")).doesNotExist();
        if (fault.endsWith("hangs")) {
            assertThat(swapper.quarantined()).hasSize(1).allMatch(what -> what.startsWith("test.ticking 1.1.0"));
        } else {
            assertThat(installed()).containsExactly("test.ticking 1.0.0");
            assertThat(swapper.quarantined()).isEmpty();
        }
    }

    @Test
    void whatDoesNotResolveIsRefusedWithWhatItLacks() throws Exception {
        SwapResult result = swap(ticking("1.1.0").header("Require-Capability", "com.acme.licence"));
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).contains("com.acme.licence");
        assertServes("1.0.0");
        assertThat(installed()).containsExactly("test.ticking 1.0.0");
    }

    @Test
    void whenTheOldOneDoesNotComeBackTheSlotIsLostWithBothReasons() throws Exception {
        fill(faulty("opens once"));

        SwapResult result = swap(SwapRequest.of(faulty("open throws").file(folder))
                .observing(BRIEF)
                .allowingSameVersion());

        assertThat(result.outcome()).isEqualTo(Outcome.LOST);
        assertThat(result.reason()).contains("no scale at /dev/none", "the port does not open again");
        assertThat(slot.status().state()).isIn(SlotState.LOST, SlotState.STARTING);
        assertThat(installed()).containsExactly("test.ticking 1.1.0");
        assertThat(felix.await(BASKET, SlotState.LOST).reason()).contains("the port does not open again");
    }

    @Test
    void onlyTheSlotThatIsNamedIsSwapped() throws Exception {
        felix.configure("scale/trolley", Map.of("driver", "ticking", "port", "/dev/other"));
        felix.await("scale/trolley", SlotState.READY);
        Path jar = ticking("1.1.0").file(folder);

        assertThat(swap(SwapRequest.of(jar).in("scale/trolly")).reason()).contains("slot=scale/trolly");
        assertThat(swap(SwapRequest.of(jar).in("scale/trolley").observing(BRIEF))
                        .outcome())
                .isEqualTo(Outcome.SWAPPED);

        assertServes("1.0.0");
        ScaleSlot other = felix.service(ScaleSlot.class, "(slot=scale/trolley)");
        assertThat(other.status().version()).isEqualTo("1.1.0");
        assertThat(installed()).containsExactly("test.ticking 1.0.0", "test.ticking 1.1.0");
        assertThat(Files.readString(folder.resolve("overlay/overlay.json"))).contains("\"replaces\":false");

        assertThat(swap(SwapRequest.of(jar).observing(BRIEF)).reason()).contains("this very bundle serves already");
        assertThat(swap(SwapRequest.of(jar).in(BASKET).observing(BRIEF)).outcome())
                .isEqualTo(Outcome.SWAPPED);
        assertServes("1.1.0");
        assertThat(installed()).containsExactly("test.ticking 1.1.0");
        assertThat(Files.readString(folder.resolve("overlay/overlay.json"))).contains("\"replaces\":true");
    }

    @Test
    void aBundleOfAnotherNameTakesASlotOverWhenTheSlotIsNamed() throws Exception {
        String type = "dev.carthal.runtime.bundle.TickingScale";
        TestJar acme =
                scale("test.acme", "3.0.0", type).header("Driver", "acme").classes(type, 1);
        Path jar = acme.file(folder);

        assertThat(swap(SwapRequest.of(jar)).reason()).contains("no slot is filled by a bundle named test.acme");
        assertThat(swap(SwapRequest.of(jar).in(BASKET).observing(BRIEF)))
                .isEqualTo(new SwapResult(Outcome.SWAPPED, ""));

        assertThat(slot.status().driver()).isEqualTo("acme");
        assertServes("3.0.0");
        assertThat(installed()).containsExactly("test.acme 3.0.0");
    }

    @Test
    void whatTheCartIsMadeOfNeedsARestart() throws Exception {
        SwapResult result = swap(new TestJar("dev.carthal.hal-runtime", "9.0.0"));
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).startsWith("needs restart: dev.carthal.hal-runtime fills no slot");
        assertThat(swap(SwapRequest.of(folder)).reason()).contains("cannot be read");
        assertThat(swap(SwapRequest.of(Files.writeString(folder.resolve("no.jar"), "no")))
                        .reason())
                .contains("a bundle must be a jar");
    }

    @Test
    void aConfigurationThatTheNewOneDoesNotAcceptIsRefusedBeforeAnythingCloses() throws Exception {
        SwapResult result = swap(ticking("1.1.0").entry("OSGI-INF/metatype/ticking.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
                  <OCD id="scale.ticking" name="Ticking scale">
                    <AD id="licence" type="String" name="Licence" required="true"/>
                  </OCD>
                  <Designate pid="scale.ticking"><Object ocdref="scale.ticking"/></Designate>
                </metatype:MetaData>
                """));
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.reason()).startsWith("licence is missing in the configuration of scale/basket");
        assertThat(slot.status().gaps()).isZero();
        assertServes("1.0.0");
    }

    @Test
    void anInterruptPutsTheOldOneBack() throws Exception {
        SwapRequest request = SwapRequest.of(ticking("1.1.0").file(folder)).observing(Duration.ofDays(1));
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> swapper.swap(request, step -> {
                    if (step.name().equals("observe")) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .withMessageContaining("ROLLED_BACK");
        assertServes("1.0.0");
        assertThat(installed()).containsExactly("test.ticking 1.0.0");
    }

    private static TestJar natives(String version, boolean beside) {
        TestJar jar = new TestJar("test.natives", version)
                .header("Export-Package", "com.acme.natives;version=\"" + version + "\"")
                .entry("com/acme/natives/readme.txt", "natives");
        return beside ? jar.header("CartHAL-Beside", "true") : jar;
    }

    @Test
    void aNativeLibraryThatLivesInTheProcessOnceNeedsARestart() throws Exception {
        felix.installJar("natives", natives("1.0.0", false).bytes()).start();
        SwapRequest request = SwapRequest.of(ticking("1.1.0").file(folder))
                .with(List.of(natives("1.1.0", true).file(folder)));
        assertThat(swapper.plan(request).kind()).isEqualTo(SwapKind.NEEDS_RESTART);
        assertThat(swap(request).reason())
                .isEqualTo(
                        "needs restart: the native library of test.natives 1.1.0 lives in the process once, and 1.0.0"
                                + " is loaded: restart the cart with it");
        assertThat(installed()).containsExactly("test.ticking 1.0.0", "test.natives 1.0.0");
    }

    @Test
    void aNativeRuntimeThatBearsAnotherComesAndGoesWithItsDriver() throws Exception {
        felix.installJar("natives", natives("1.0.0", true).bytes()).start();
        Path runtime = natives("1.1.0", true).file(folder);
        String imports =
                "org.osgi.framework,dev.carthal.hal;version=\"[1,2)\",dev.carthal.hal.weight;version=\"[1,2)\","
                        + "com.acme.natives;version=\"[1.1,1.2)\"";

        SwapRequest bad = SwapRequest.of(
                faulty("open throws").header("Import-Package", imports).file(folder));
        assertThat(swap(bad.with(List.of(runtime)).observing(BRIEF)).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(installed()).containsExactly("test.ticking 1.0.0", "test.natives 1.0.0");

        SwapRequest good = SwapRequest.of(
                ticking("1.1.0").header("Import-Package", imports).file(folder));
        assertThat(swap(good.observing(BRIEF)).reason())
                .contains("it needs package com.acme.natives [1.1.0,1.2.0), which is not here; there is [1.0.0]");
        assertThat(swap(good.with(List.of(runtime)).observing(BRIEF)).outcome()).isEqualTo(Outcome.SWAPPED);
        assertThat(installed()).containsExactly("test.natives 1.0.0", "test.natives 1.1.0", "test.ticking 1.1.0");

        assertThat(swap(ticking("1.2.0").header("Import-Package", imports)).outcome())
                .isEqualTo(Outcome.SWAPPED);
        assertThat(Files.readString(folder.resolve("overlay/overlay.json")))
                .as("the runtime stays as long as somebody is wired to it")
                .contains("test.natives")
                .contains("\"name\":\"test.ticking\",\"version\":\"1.2.0\"")
                .doesNotContain("\"name\":\"test.ticking\",\"version\":\"1.1.0\"");
    }

    @Test
    void aSecondSwapOfASlotOnProbationIsRefused() throws Exception {
        Path next = ticking("1.2.0").file(folder);
        List<SwapResult> results = new ArrayList<>();
        SwapResult first =
                swapper.swap(SwapRequest.of(ticking("1.1.0").file(folder)).observing(BRIEF), step -> {
                    if (step.name().equals("observe")) {
                        results.add(second(next));
                    }
                });
        assertThat(first.outcome()).isEqualTo(Outcome.SWAPPED);
        assertThat(results).hasSize(1);
        assertThat(results.getFirst().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(results.getFirst().reason()).contains("on probation");
        assertServes("1.1.0");
    }

    private SwapResult second(Path jar) {
        try {
            return swapper.swap(SwapRequest.of(jar), _ -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameVersionNeedsToBeMeant() throws Exception {
        SwapRequest same = SwapRequest.of(
                        ticking("1.0.0").header("Built", "again").file(folder))
                .observing(BRIEF);
        assertThat(swap(same).reason()).contains("test.ticking 1.0.0 serves already");
        assertThat(swap(same.allowingSameVersion()).outcome()).isEqualTo(Outcome.SWAPPED);
        assertServes("1.0.0");
        assertThat(installed()).containsExactly("test.ticking 1.0.0");
        assertThat(swap(same.allowingSameVersion()).reason()).contains("this very bundle serves already");
    }

    @Test
    void manySwapsLeaveNothingBehind() throws Exception {
        for (int i = 1; i <= 20; i++) {
            SwapRequest request =
                    SwapRequest.of(ticking("1.0." + i).file(folder)).observing(Duration.ofMillis(20));
            assertThat(swap(request)).isEqualTo(new SwapResult(Outcome.SWAPPED, ""));
        }
        assertThat(installed()).containsExactly("test.ticking 1.0.20");
        assertThat(felix.context().getBundles()).extracting(Bundle::getState).doesNotContain(Bundle.UNINSTALLED);
        try (var files = Files.list(folder.resolve("overlay"))) {
            assertThat(files).hasSize(2);
        }
    }
}
