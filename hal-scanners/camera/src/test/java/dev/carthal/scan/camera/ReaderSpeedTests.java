package dev.carthal.scan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.conformance.FakeFrame;
import dev.carthal.scan.barcodes.BarcodeReader;
import dev.carthal.scan.barcodes.Luma;
import dev.carthal.scan.barcodes.Search;
import dev.carthal.scan.barcodes.Symbology;
import dev.carthal.scan.camera.Scene.Print;
import dev.carthal.scan.camera.Stillness.Glance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Measures; it has no place in a build.
@EnabledIfSystemProperty(
        named = "reader.speed",
        matches = "true",
        disabledReason = "a measurement: run it with -Dreader.speed=true")
class ReaderSpeedTests {
    private static final int ROUNDS = 60;
    private static final Set<Symbology> RETAIL = EnumSet.of(Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Luma luma = new Luma();
    private final Stillness stillness = new Stillness();

    @ParameterizedTest
    @CsvSource({"480, 360", "640, 480", "1280, 720", "1920, 1080"})
    void timeOfAFrame(int width, int height) {
        var reader = new BarcodeReader(RETAIL, new Search(6, 60, 3));
        FakeFrame[] pictures = {
            new Scene(width, height, 1).withBlots().withPrint().seen(),
            new Scene(width, height, 2)
                    .withBlots()
                    .with(Print.ean13("4006381333931", 2), 33)
                    .seen(),
            new Scene(width, height, 3).seen()
        };
        double[] read = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double skip = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            for (int p = 0; p < pictures.length; p++) {
                luma.take(pictures[p]);
                long begin = threads.getCurrentThreadCpuTime();
                assertThat(reader.read(luma)).hasSize(p == 1 ? 1 : 0);
                long end = threads.getCurrentThreadCpuTime();
                read[p] = Math.min(read[p], (end - begin) / 1e6);
            }
            stillness.glance(luma, 0);
            long begin = threads.getCurrentThreadCpuTime();
            luma.take(pictures[2]);
            Glance glance = stillness.glance(luma, 0);
            skip = Math.min(skip, (threads.getCurrentThreadCpuTime() - begin) / 1e6);
            assertThat(glance).isNotEqualTo(Glance.CHANGED);
        }
        System.out.printf(
                "%dx%d, CPU: print %.1f ms, label %.1f ms, blank %.1f ms; unchanged %.2f ms%n",
                width, height, read[0], read[1], read[2], skip);
    }
}
