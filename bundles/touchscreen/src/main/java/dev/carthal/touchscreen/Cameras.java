package dev.carthal.touchscreen;

import dev.carthal.hal.Next;
import dev.carthal.hal.SlotState;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.camera.FrameLease;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Take a small picture of what a camera sees now. It joins the stream for one frame and leaves it again before the
/// picture is encoded, so that nobody waits for the page.
final class Cameras {
    private final int width;
    private final Duration patience;
    private final Map<String, byte[]> last = new ConcurrentHashMap<>();

    Cameras(TouchscreenConfig config) {
        width = Range.check("thumbnail.width", config.thumbnail_width(), 16, 1920);
        patience = Duration.ofMillis(Range.check("thumbnail.wait.ms", config.thumbnail_wait_ms(), 1, 10_000));
    }

    /// {@return a JPEG of the next frame; of the last one that was asked for when the stream is over; empty when there
    /// is none}
    Optional<byte[]> picture(CameraSlot camera, SlotState state) throws InterruptedException, IOException {
        if (state == SlotState.ENDED) {
            return Optional.ofNullable(last.get(camera.name()));
        }
        if (state != SlotState.READY && state != SlotState.DEGRADED) {
            return Optional.empty();
        }
        Optional<BufferedImage> image = look(camera);
        if (image.isEmpty()) {
            return Optional.empty();
        }
        byte[] jpeg = encode(image.get());
        last.put(camera.name(), jpeg);
        return Optional.of(jpeg);
    }

    private Optional<BufferedImage> look(CameraSlot camera) throws InterruptedException {
        try (Subscription<FrameLease> frames = camera.subscribe("page")) {
            if (frames.next(patience) instanceof Next.Item<FrameLease>(var lease)) {
                try (lease) {
                    return Optional.of(Thumbnail.of(lease.frame(), width));
                }
            }
            return Optional.empty();
        }
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
