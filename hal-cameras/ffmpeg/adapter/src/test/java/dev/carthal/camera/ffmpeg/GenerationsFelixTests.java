package dev.carthal.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.camera.decoder.MjpegCamera;
import dev.carthal.conformance.Generations;
import dev.carthal.conformance.Generations.Left;
import dev.carthal.conformance.RealFelix;
import dev.carthal.conformance.SlotDiary;
import dev.carthal.hal.Next;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.FrameLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The adapter swapped again and again, on one runtime, while somebody watches: natives, and JavaCPP's thread, are
/// not the adapter's.
@Timeout(300)
final class GenerationsFelixTests {
    private static final int ROUNDS = 30;

    @TempDir
    Path folder;

    private final SlotDiary diary = new SlotDiary();

    @Test
    void swapsOfATestSourceAndANetworkCameraLeaveNothingBehind() throws Exception {
        ImageIO.setUseCache(false); // its pictures are drawn without temporary files
        try (MjpegCamera network = new MjpegCamera();
                RealFelix felix = new RealFelix(folder.resolve("felix"), Map.of())) {
            felix.context().registerService(SlotListener.class, diary, null);
            felix.configure("dev.carthal.runtime.clock", Map.of()); // before it starts, as on a cart
            felix.start(
                    "com.google.gson",
                    "dev.carthal.hal-runtime",
                    "dev.carthal.camera-ffmpeg-runtime",
                    "dev.carthal.camera-ffmpeg");
            fill(felix, "camera/drawn", Map.of("source", "testsrc2=size=64x48:rate=30", "format", "lavfi"));
            fill(felix, "camera/network", Map.of("source", network.url("/camera")));
            Generations generations = new Generations(felix, "dev.carthal.camera-ffmpeg", folder);
            CameraSlot slot = felix.service(CameraSlot.class, "(slot=camera/drawn)");
            try (Subscription<FrameLease> frames = slot.subscribe("test")) {
                generations.swap(3);
                show(network);
                Left before = generations.left();
                generations.swap(8);
                Left after = generations.left();
                for (int i = 0; i < ROUNDS && !after.isNoMoreThan(before); i++) {
                    show(network); // its side of each connection is in this process, too
                    after = generations.left();
                }
                assertThat(after.isNoMoreThan(before))
                        .as(before + " became " + after)
                        .isTrue();

                assertThat(after.loaders()).isLessThanOrEqualTo(2);
                assertThat(frames.next(Duration.ofSeconds(30))).isInstanceOf(Next.Item.class);
            }
        }
    }

    private void fill(RealFelix felix, String slot, Map<String, Object> source) throws Exception {
        Map<String, Object> values = new HashMap<>(source);
        values.putAll(Map.of("driver", "ffmpeg", "slot.silence.ms", 60_000, "slot.lost.ms", 120_000));
        values.put("slot", slot);
        felix.configure("dev.carthal.slot~" + slot.replace('/', '-'), values);
        diary.await(slot, SlotState.READY);
    }

    /// The camera notices that nobody listens to an old connection any more when it writes there.
    private static void show(MjpegCamera network) {
        for (int i = 0; i < 200; i++) {
            network.show();
        }
    }
}
