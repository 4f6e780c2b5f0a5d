package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.Driver;
import dev.carthal.hal.Next;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.inference.InferenceDriver;
import dev.carthal.hal.inference.InferenceSlot;
import dev.carthal.hal.inference.InvocationLease;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

@Timeout(120)
final class SlotsInFelixTests {
    private static final String BASKET = "scale/basket";
    static final String METATYPE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
              <OCD id="scale.ticking" name="Ticking scale">
                <AD id="port" type="String" name="Port" required="true" default="/dev/none"/>
                <AD id="rate" type="Integer" name="Rate" min="1" max="120" default="10"/>
                <AD id="parity" type="String" name="Parity" default="none">
                  <Option label="None" value="none"/>
                  <Option label="Even" value="EVEN"/>
                </AD>
              </OCD>
              <Designate pid="scale.ticking"><Object ocdref="scale.ticking"/></Designate>
            </metatype:MetaData>
            """;

    @TempDir
    Path storage;

    private RuntimeInFelix felix;

    @BeforeEach
    void startFelix() throws Exception {
        felix = new RuntimeInFelix(storage);
    }

    @AfterEach
    void stopFelix() throws Exception {
        felix.close();
    }

    private Bundle installDriver(String version) throws Exception {
        String type = "dev.carthal.runtime.bundle.TickingScale";
        byte[] jar = new TestJar("test.ticking", version)
                .header("Bundle-Activator", type)
                .header(
                        "Import-Package",
                        "org.osgi.framework,dev.carthal.hal;version=\"[1,2)\",dev.carthal.hal.weight;version=\"[1,2)\"")
                .classes(type, 1)
                .entry("OSGI-INF/metatype/ticking.xml", METATYPE)
                .bytes();
        return felix.installJar("test.ticking-" + version, jar);
    }

    private void configure(Map<String, Object> more) throws Exception {
        Map<String, Object> values = new java.util.HashMap<>(more);
        values.put("driver", "ticking");
        felix.configure(BASKET, values);
    }

    @Test
    void aDriverThatComesAndGoesFillsAndEmptiesTheSlot() throws Exception {
        configure(Map.of());
        SlotStatus empty = felix.await(BASKET, SlotState.EMPTY);
        assertThat(empty.reason()).isEqualTo("no scale driver named ticking is installed");

        Bundle driver = installDriver("1.2.3");
        driver.start();
        SlotStatus ready = felix.await(BASKET, SlotState.READY);
        assertThat(ready.driver()).isEqualTo("ticking");
        assertThat(ready.version()).isEqualTo("1.2.3");

        ScaleSlot slot = felix.service(ScaleSlot.class, "(slot=scale/basket)");
        Subscription<Reading> readings = slot.subscribe("test");
        assertThat(readings.next(Duration.ofSeconds(30))).isInstanceOf(Next.Item.class);

        driver.stop();
        assertThat(slot.status().state()).isEqualTo(SlotState.EMPTY); // stopping waits for it
        driver.start();
        felix.await(BASKET, SlotState.READY);
        Next<Reading> next = readings.next(Duration.ofSeconds(30));
        while (next instanceof Next.Item<Reading>) {
            next = readings.next(Duration.ofSeconds(30));
        }
        assertThat(next).isInstanceOf(Next.Missing.class);
        assertThat(readings.next(Duration.ofSeconds(30))).isInstanceOf(Next.Item.class);
        readings.close();
    }

    @Test
    void theNewestVersionFillsTheSlot() throws Exception {
        installDriver("1.0.0").start();
        configure(Map.of());
        assertThat(felix.await(BASKET, SlotState.READY).version()).isEqualTo("1.0.0");
        Bundle newer = installDriver("1.1.0");
        newer.start();
        felix.await(BASKET, SlotState.SWAPPING);
        assertThat(felix.await(BASKET, SlotState.READY).version()).isEqualTo("1.1.0");
        newer.uninstall();
        assertThat(felix.await(BASKET, SlotState.READY).version()).isEqualTo("1.0.0");
    }

    @Test
    void theConfigurationIsCheckedAgainstTheDriversMetatype() throws Exception {
        installDriver("1.0.0").start();
        configure(Map.of("rate", 121));
        assertThat(felix.await(BASKET, SlotState.FAULT).reason())
                .isEqualTo("rate must be a whole number, 1..120: rate=121");
        configure(Map.of("rate", "often"));
        assertThat(felix.await(BASKET, SlotState.FAULT).reason())
                .isEqualTo("rate must be a whole number, 1..120: rate=often");
        configure(Map.of("parity", "odd"));
        assertThat(felix.await(BASKET, SlotState.FAULT).reason())
                .isEqualTo("parity must be one of none, even: parity=odd");
        configure(Map.of("prot", "/dev/ttyUSB0"));
        assertThat(felix.await(BASKET, SlotState.FAULT).reason())
                .isEqualTo("prot is no key of scale.ticking; those are port, rate, parity: prot=/dev/ttyUSB0");
        configure(Map.of("slot.lots.ms", 5));
        assertThat(felix.await(BASKET, SlotState.FAULT).reason())
                .startsWith("slot.lots.ms is no key of a slot; those are driver, slot, slot.backoff.max.ms");
        configure(Map.of("rate", 120, "parity", "even"));
        felix.await(BASKET, SlotState.READY);
    }

    @Test
    void twoSlotsOnOneDeviceAreRefused() throws Exception {
        installDriver("1.0.0").start();
        configure(Map.of("port", "/dev/ttyUSB0"));
        felix.await(BASKET, SlotState.READY);
        Configuration second = felix.configure("scale/trolley", Map.of("driver", "ticking", "port", "/dev/ttyUSB0"));
        assertThat(felix.await("scale/trolley", SlotState.FAULT).reason())
                .startsWith("the slot scale/basket has the path /dev/ttyUSB0 already");
        second.delete();
        configure(Map.of("port", "/dev/ttyUSB1"));
        felix.configure("scale/trolley", Map.of("driver", "ticking", "port", "/dev/ttyUSB0"));
        felix.await("scale/trolley", SlotState.READY);
    }

    @Test
    void theSlotGoesWithItsConfiguration() throws Exception {
        installDriver("1.0.0").start();
        Configuration configuration = felix.configure(BASKET, Map.of("driver", "ticking"));
        felix.await(BASKET, SlotState.READY);
        ServiceReference<?>[] before = felix.context().getAllServiceReferences(Slot.class.getName(), null);
        assertThat(before).hasSize(1);
        assertThat(before[0].getProperty(Slot.NAME)).isEqualTo(BASKET);
        ScaleSlot slot = felix.service(ScaleSlot.class, "(slot=scale/basket)");
        Subscription<Reading> readings = slot.subscribe("test");
        configuration.delete();
        Next<Reading> next = readings.next(Duration.ofSeconds(30));
        while (!(next instanceof Next.End<Reading>)) {
            next = readings.next(Duration.ofSeconds(30));
        }
        assertThat(felix.context().getAllServiceReferences(Slot.class.getName(), null))
                .isNull();
    }

    @Test
    void anInferenceSlotNeedsADriverAndAModelPackage() throws Exception {
        InferenceBench.FakeEngine engine = new InferenceBench.FakeEngine();
        felix.context()
                .registerService(
                        InferenceDriver.class, engine, FrameworkUtil.asDictionary(Map.of(Driver.NAME, "fake")));
        felix.configure("inference/recognizer", Map.of("driver", "fake", "slot.model", "fruit"));
        assertThat(felix.await("inference/recognizer", SlotState.EMPTY).reason())
                .isEqualTo("no model package named fruit is installed");

        Bundle model = felix.installJar("test.fruit", fruit("1.0.0").bytes());
        model.start();
        felix.await("inference/recognizer", SlotState.READY);
        InferenceSlot slot = felix.service(InferenceSlot.class, "(slot=inference/recognizer)");
        try (InvocationLease lease = slot.claim(Duration.ofSeconds(30))) {
            assertThat(lease.model().labels()).containsExactly("apple", "pear");
            lease.run(Duration.ofSeconds(30));
        }
        model.uninstall();
        felix.await("inference/recognizer", SlotState.EMPTY);

        String lie = ModelManifestTests.MANIFEST.replace("[-1, 2]", "[-1, 3]");
        felix.installJar("test.lie", fruit("1.0.1").entry("model.json", lie).bytes())
                .start();
        assertThat(felix.await("inference/recognizer", SlotState.FAULT).reason())
                .isEqualTo("model.json: outputs[0] has 3 classes, labels.txt names 2");
    }

    private static TestJar fruit(String version) {
        return new TestJar("test.fruit", version)
                .header("Provide-Capability", "dev.carthal.model;name=fruit;manifest=\"model.json\"")
                .entry("model.json", ModelManifestTests.MANIFEST)
                .entry("labels.txt", "apple\npear\n")
                .entry("a.onnx", "weights");
    }
}
