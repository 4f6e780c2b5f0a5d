package dev.carthal.camera.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.carthal.camera.decoder.Decoder.Step;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.camera.CaptureTime;
import dev.carthal.hal.camera.FrameFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTests {
    private static final int PICTURES = 25;

    @TempDir
    Path folder;

    private FramePool pool;

    @BeforeEach
    void makePool() throws Exception {
        pool = new FramePool(4);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachPictureComesOnceInOrderAtItsTime(boolean intra) throws Exception {
        try (var decoder = Decoder.open(Source.of(video(intra)), () -> false)) {
            assertThat(decoder.intraOnly()).isEqualTo(intra);
            for (int i = 0; i < PICTURES; i++) {
                assertThat(next(decoder)).isEqualTo(i);
                assertThat(decoder.presentationNanos()).isEqualTo(i * 100_000_000L);
            }
            assertThat(next(decoder)).isEqualTo(-1);
            assertThat(next(decoder)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void skippingLeadsToExactlyThePictureAfter(boolean intra) throws Exception {
        try (var decoder = Decoder.open(Source.of(video(intra)), () -> false)) {
            assertThat(next(decoder)).isZero();
            for (int i = 1; i < 17; i++) {
                assertThat(decoder.skip()).isEqualTo(Step.FRAME);
                assertThat(decoder.presentationNanos()).isEqualTo(i * 100_000_000L);
            }
            assertThat(decoder.position()).isEqualTo(17);
            assertThat(next(decoder)).isEqualTo(17);
        }
    }

    @Test
    void threadsChangeNothing() throws Exception {
        var source = new Source(video(true).toString(), "", Map.of(), 3);
        try (var decoder = Decoder.open(source, () -> false)) {
            assertThat(decoder.skip()).isEqualTo(Step.FRAME);
            for (int i = 1; i < PICTURES; i++) {
                assertThat(next(decoder)).isEqualTo(i);
            }
            assertThat(next(decoder)).isEqualTo(-1);
        }
    }

    @Test
    void aLentFrameOutlivesDecoderAndPool() throws Exception {
        var shortLived = new FramePool(2);
        PooledFrame frame = shortLived.claim();
        try (var decoder = Decoder.open(Source.of(video(false)), () -> false)) {
            decoder.skip();
            decoder.read(frame);
        }
        shortLived.close();

        assertThat(Media.number(frame)).isEqualTo(1);

        frame.close();
        assertThatThrownBy(() -> frame.plane(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(shortLived::claim).hasMessage("the pool is closed");
    }

    @Test
    void picturesThatAreLentOutDoNotChange() throws Exception {
        try (var decoder = Decoder.open(Source.of(video(false)), () -> false)) {
            PooledFrame first = pool.claim();
            PooledFrame second = pool.claim();
            decoder.read(first);
            decoder.read(second);
            for (int i = 2; i < PICTURES; i++) {
                next(decoder);
            }
            assertThat(Media.number(first)).isZero();
            assertThat(Media.number(second)).isEqualTo(1);
        }
    }

    @Test
    void theSteadyStateAllocatesNothing() throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var source = new Source("testsrc2=size=320x240:rate=30", "lavfi", Map.of(), 1);
        try (var decoder = Decoder.open(source, () -> false)) {
            run(decoder, 200);
            long before = threads.getCurrentThreadAllocatedBytes();
            run(decoder, 2_000);
            long each = (threads.getCurrentThreadAllocatedBytes() - before) / 2_000;
            assertThat(each).isZero();
        }
    }

    @Test
    void theFormatIsOneObjectWhileItDoesNotChange() throws Exception {
        try (var decoder = Decoder.open(Source.of(video(true)), () -> false)) {
            PooledFrame first = pool.claim();
            PooledFrame second = pool.claim();
            decoder.read(first);
            decoder.read(second);
            assertThat(first.format()).isSameAs(second.format());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            color=red:s=64x48,format=yuv420p                                          | yuv420p  | LIMITED | BT601
            color=red:s=64x720,format=yuv420p                                         | yuv420p  | LIMITED | BT709
            color=red:s=64x720,format=yuvj420p                                        | yuv420p  | FULL    | BT601
            color=red:s=64x48,format=yuv422p,setparams=colorspace=bt709               | yuv422p  | LIMITED | BT709
            color=red:s=64x720,format=yuv444p,setparams=range=pc:colorspace=smpte170m | yuv444p  | FULL    | BT601
            color=red:s=64x48,format=nv12,setparams=colorspace=bt2020nc               | nv12     | LIMITED | BT2020
            color=red:s=64x48,format=yuyv422                                          | yuyv422  | LIMITED | BT601
            color=red:s=64x48,format=rgb24                                            | rgb24    | FULL    | RGB
            color=red:s=64x48,format=bgr24                                            | bgr24    | FULL    | RGB
            color=red:s=64x48,format=rgba                                             | rgba     | FULL    | RGB
            color=red:s=64x48,format=gray,setparams=range=pc                          | gray     | FULL    | RGB
            color=red:s=64x48,format=yuv420p10le                                      | yuv420p  | LIMITED | BT601
            color=red:s=64x48,format=gbrp                                             | rgb24    | FULL    | RGB
            color=red:s=63x47,format=yuv420p,vflip                                    | yuv420p  | LIMITED | BT601
            """)
    void formatAndColoursAreSaidAsTheyAre(String graph, String pixels, String range, String matrix) throws Exception {
        try (var decoder = Decoder.open(new Source(graph, "lavfi", Map.of(), 1), () -> false)) {
            PooledFrame frame = pool.claim();
            decoder.read(frame);
            FrameFormat format = frame.format();
            assertThat(format.pixels().name()).isEqualTo(pixels);
            assertThat(format.range()).hasToString(range);
            assertThat(format.matrix()).hasToString(matrix);
            for (int plane = 0; plane < format.pixels().planes(); plane++) {
                int rows = plane == 0
                        ? format.height()
                        : -(-format.height() >> format.pixels().chromaShiftY());
                assertThat(frame.stride(plane)).isPositive();
                assertThat(frame.plane(plane).byteSize()).isGreaterThan((rows - 1L) * frame.stride(plane));
                assertThat(frame.plane(plane).isReadOnly()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere.mkv         |       |           | NOT_FOUND     | there is no such file: source=FOLDER/nowhere.mkv
            ''                  |       |           | CONFIGURATION | source must be a file: source=FOLDER/
            empty.mkv           |       |           | CORRUPT       | source cannot be opened: source=FOLDER/empty.mkv: Invalid data found when processing input
            text.mkv            |       |           | CORRUPT       | source cannot be opened: source=FOLDER/text.mkv: Invalid data found when processing input
            tesst=size=64x48    | lavfi |           | CONFIGURATION | source must be a graph of filters that FFmpeg knows: source=tesst=size=64x48: Filter not found
            testsrc=sighs=64x48 | lavfi |           | CONFIGURATION | source must be a graph of filters that FFmpeg knows: source=testsrc=sighs=64x48: Option not found
            testsrc=size=64x48  | lavfy |           | CONFIGURATION | format must be one that FFmpeg reads: format=lavfy
            testsrc=size=64x48  | lavfi | speed=9   | CONFIGURATION | options must be ones that FFmpeg has for this source: options=speed=9
            sound.wav           |       |           | CORRUPT       | source must have a picture in it: source=FOLDER/sound.wav
            """)
    void whatCannotBeOpenedIsToldWithItsKind(String source, String format, String option, Kind kind, String message)
            throws Exception {
        Files.createFile(folder.resolve("empty.mkv"));
        Files.writeString(folder.resolve("text.mkv"), "no video at all, and long enough to be looked at\n".repeat(99));
        Files.write(folder.resolve("sound.wav"), silence());
        String address = format == null ? folder + "/" + source : source;
        var options = option == null ? Map.<String, String>of() : Map.of("speed", "9");

        assertThatThrownBy(
                        () -> Decoder.open(new Source(address, format == null ? "" : format, options, 1), () -> false))
                .hasMessage(message.replace("FOLDER", folder.toString()))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void damageToOnePictureOfAnIntraVideoIsDamageToOne() throws Exception {
        Path file = video(true);
        Media.damage(file, 5);
        try (var decoder = Decoder.open(Source.of(file), () -> false)) {
            for (int i = 0; i < 5; i++) {
                assertThat(next(decoder)).isEqualTo(i);
            }
            assertThatThrownBy(() -> next(decoder))
                    .hasMessageStartingWith("picture 5 of " + file + " is damaged: ")
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT));
            for (int i = 6; i < PICTURES; i++) {
                assertThat(next(decoder)).isEqualTo(i);
            }
        }
    }

    @Test
    void thirtyOpeningsInARowLeaveRoomForTheNext() throws Exception {
        Path file = video(true);
        for (int i = 0; i < 30; i++) {
            try (var decoder = Decoder.open(Source.of(file), () -> false)) {
                assertThat(next(decoder)).isZero();
            }
        }
    }

    private Path video(boolean intra) throws Exception {
        Path file = folder.resolve("video.mkv");
        return intra ? Media.intra(file, PICTURES) : Media.predicted(file, PICTURES);
    }

    private int next(Decoder decoder) throws DeviceException {
        try (PooledFrame frame = pool.claim()) {
            return decoder.read(frame) == Step.FRAME ? Media.number(frame) : -1;
        }
    }

    private void run(Decoder decoder, int pictures) throws DeviceException {
        for (int i = 0; i < pictures; i++) {
            PooledFrame frame = pool.claim();
            decoder.read(frame);
            frame.stamp(i, decoder.presentationNanos(), CaptureTime.STREAM);
            frame.item();
            frame.close();
        }
    }

    private static byte[] silence() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        var format = new javax.sound.sampled.AudioFormat(8_000, 16, 1, true, false);
        var stream = new javax.sound.sampled.AudioInputStream(
                new java.io.ByteArrayInputStream(new byte[16_000]), format, 8_000);
        javax.sound.sampled.AudioSystem.write(stream, javax.sound.sampled.AudioFileFormat.Type.WAVE, bytes);
        return bytes.toByteArray();
    }
}
