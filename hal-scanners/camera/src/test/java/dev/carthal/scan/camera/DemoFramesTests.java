package dev.carthal.scan.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import dev.carthal.camera.decoder.Decoder;
import dev.carthal.camera.decoder.Decoder.Step;
import dev.carthal.camera.decoder.FramePool;
import dev.carthal.camera.decoder.PooledFrame;
import dev.carthal.camera.decoder.Source;
import dev.carthal.scan.barcodes.BarcodeReader;
import dev.carthal.scan.barcodes.Luma;
import dev.carthal.scan.barcodes.Search;
import dev.carthal.scan.barcodes.Symbology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every frame of the demo's two videos, each by itself: labels in motion, behind hands, before print.
class DemoFramesTests {
    private static final Path DEMO = Path.of(System.getProperty("house.root"), "bundles", "images", "demo");
    private static final int FEWEST_FRAMES = 12;

    private final BarcodeReader reader =
            new BarcodeReader(EnumSet.of(Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A), new Search(6, 60, 3));

    @BeforeAll
    static void readAsOnACart() {
        ReaderException.setStackTrace(false);
    }

    private Map<String, Integer> framesWithCode(String video) throws Exception {
        Map<String, Integer> found = new TreeMap<>();
        Luma luma = new Luma();
        try (var pool = new FramePool(1);
                Decoder decoder =
                        Decoder.open(Source.of(DEMO.resolve("recording").resolve(video)), () -> false)) {
            while (true) {
                try (PooledFrame frame = pool.claim()) {
                    if (decoder.read(frame) != Step.FRAME) {
                        return found;
                    }
                    assertThat(luma.take(frame)).isTrue();
                    reader.read(luma).forEach(code -> found.merge(code.text(), 1, Integer::sum));
                }
            }
        }
    }

    private static Set<String> gtins() throws Exception {
        return Files.readAllLines(DEMO.resolve("catalogue.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 3)[1])
                .collect(Collectors.toSet());
    }

    @Test
    void theLeftVideoGivesNumbersOfTheShopOnlyEachInManyFrames() throws Exception {
        assertFound(framesWithCode("basket-left.mkv"), 4);
    }

    @Test
    void theRightVideoGivesNumbersOfTheShopOnlyEachInManyFrames() throws Exception {
        assertFound(framesWithCode("basket-right.mkv"), 4);
    }

    private static void assertFound(Map<String, Integer> found, int labels) throws Exception {
        assertThat(gtins()).containsAll(found.keySet());
        assertThat(found).hasSize(labels);
        assertThat(found.values()).allSatisfy(frames -> assertThat(frames).isGreaterThan(FEWEST_FRAMES));
    }
}
