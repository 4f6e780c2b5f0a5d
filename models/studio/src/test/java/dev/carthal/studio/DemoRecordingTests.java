package dev.carthal.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.recording.FrameLine;
import dev.carthal.recording.Recording;
import dev.carthal.recording.TrackReader;
import dev.carthal.studio.Act.Facing;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Test;

/// The recording as it is committed: what it should show, it shows.
class DemoRecordingTests {
    private static final Path DEMO = Path.of(System.getProperty("house.root"), "bundles", "images", "demo");
    private static final long MOST_BYTES = 8_000_000;
    private static final Map<DecodeHintType, ?> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.EAN_13));

    private final Recording recording;
    private final Catalogue catalogue;

    DemoRecordingTests() throws Exception {
        recording = Recording.open(DEMO.resolve("recording"));
        catalogue = Catalogue.read(DEMO.resolve("catalogue.csv"));
    }

    private static <T> List<T> items(TrackReader<T> reader) throws Exception {
        List<T> items = new ArrayList<>();
        try (reader) {
            for (Optional<Next<T>> next = reader.read(); next.isPresent(); next = reader.read()) {
                if (next.get() instanceof Next.Item<T>(var item)) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    /// The labels of the shop that are read in each act, by a reader that turns the picture by 90 degrees at the most.
    /// Once in a while it takes a label in motion for a number that is nobody's but has a right check digit.
    private Map<Integer, Set<String>> labels(String slot) throws Exception {
        List<FrameLine> lines = items(recording.frames(slot));
        Map<Integer, Set<String>> labels = new HashMap<>();
        Set<String> inShop = catalogue.articles().stream()
                .map(article -> article.gtin().toString())
                .collect(Collectors.toSet());
        int count = 0;
        try (var grabber = new FFmpegFrameGrabber(lines.getFirst().media().toFile())) {
            grabber.setPixelFormat(avutil.AV_PIX_FMT_GRAY8);
            grabber.start();
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                double seconds = lines.get(count++).nanos() / 1e9;
                int act = (int) Math.floor((seconds - Act.LEAD_SECONDS) / Act.SECONDS);
                read(frame)
                        .filter(inShop::contains)
                        .ifPresent(text -> labels.computeIfAbsent(act, _ -> new TreeSet<>())
                                .add(text));
            }
        }
        assertThat(count).as("frames of the video").isEqualTo(lines.size());
        return labels;
    }

    private static Optional<String> read(Frame frame) {
        byte[] luma = new byte[frame.imageStride * frame.imageHeight];
        ((ByteBuffer) frame.image[0]).get(0, luma);
        byte[] turned = new byte[luma.length];
        for (int y = 0; y < frame.imageHeight; y++) {
            for (int x = 0; x < frame.imageStride; x++) {
                turned[x * frame.imageHeight + y] = luma[y * frame.imageStride + x];
            }
        }
        return read(luma, frame.imageStride, frame.imageHeight)
                .or(() -> read(turned, frame.imageHeight, frame.imageStride));
    }

    private static Optional<String> read(byte[] luma, int width, int height) {
        var source = new PlanarYUVLuminanceSource(luma, width, height, 0, 0, width, height, false);
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), HINTS)
                    .getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private void assertLabels(String slot, Facing facing) throws Exception {
        Map<Integer, Set<String>> expected = new HashMap<>();
        for (Act act : DemoScript.ACTS) {
            if (act.facing() == facing || act.facing() == Facing.BOTH) {
                String gtin = catalogue.sku(act.sku()).orElseThrow().gtin().toString();
                expected.put(act.number(), Set.of(gtin));
            }
        }
        assertThat(labels(slot)).isEqualTo(expected);
    }

    @Test
    void theLeftCameraSeesTheLabelsThatFaceItAndNoOther() throws Exception {
        assertLabels("camera/basket-left", Facing.LEFT);
    }

    @Test
    void theRightCameraSeesTheLabelsThatFaceItAndNoOther() throws Exception {
        assertLabels("camera/basket-right", Facing.RIGHT);
    }

    @Test
    void theScaleComesToRestAfterEachAct() throws Exception {
        List<Reading> readings = items(recording.readings("scale/basket"));
        for (Act act : DemoScript.ACTS) {
            List<Reading> during = readings.stream()
                    .filter(reading -> reading.captureNanos() >= act.beginSeconds() * 1e9
                            && reading.captureNanos() < (act.beginSeconds() + Act.SECONDS) * 1e9)
                    .toList();
            assertThat(during.getFirst().flags()).containsExactly(Flag.STABLE);
            assertThat(during).anyMatch(reading -> reading.flags().contains(Flag.MOTION));
            assertThat(during.getLast().flags()).containsExactly(Flag.STABLE);
            long change = milligrams(during.getLast()) - milligrams(during.getFirst());
            long one = catalogue.sku(act.sku()).orElseThrow().weight().milligrams();
            assertThat(Math.abs(change)).isBetween(act.quantity() * one - 20_000, act.quantity() * one + 20_000);
            assertThat(change > 0).isEqualTo(act.put());
        }
    }

    private static long milligrams(Reading reading) {
        return reading.indication().map(Indication::milligrams).orElseThrow();
    }

    @Test
    void itSaysWhatIsInTheCartAndAnswersTheOneQuestion() {
        assertThat(recording.truth()).isEqualTo(DemoScript.truth());
        assertThat(recording.answers()).containsExactly(DemoScript.answer());
        long weight = catalogue.sku(DemoScript.HIDDEN).orElseThrow().weight().milligrams();
        assertThat(catalogue.articles().stream()
                        .filter(article ->
                                !article.byWeight() && article.weight().milligrams() == weight))
                .hasSize(2);
    }

    @Test
    void itIsSmall() throws Exception {
        long bytes = 0;
        try (Stream<Path> files = Files.list(recording.folder())) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }
}
