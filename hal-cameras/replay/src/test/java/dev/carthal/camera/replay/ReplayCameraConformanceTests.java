package dev.carthal.camera.replay;

import dev.carthal.camera.decoder.Media;
import dev.carthal.conformance.Bench;
import dev.carthal.conformance.CameraDriverRules;
import dev.carthal.hal.Clock;
import dev.carthal.hal.Next;
import dev.carthal.hal.camera.CameraDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ReplayCameraConformanceTests extends CameraDriverRules {
    private static final int PICTURES = 30;

    @TempDir
    static Path folder;

    @BeforeAll
    static void draw() throws Exception {
        Media.intra(folder.resolve("video.mkv"), PICTURES);
    }

    @Override
    protected Bench<CameraDriver> bench() {
        return new Bench<>() {
            private final QueuePlayer player = new QueuePlayer("camera/judged");
            private final Clock time = clock;
            private long asked;

            @Override
            public CameraDriver driver() {
                return new ReplayCameraDriver(player);
            }

            @Override
            public Map<String, Object> working() {
                return Map.of("slot", "camera/judged");
            }

            @Override
            public Flaw absent() {
                return new Flaw(Map.of("slot", "camera/nowhere"), "slot");
            }

            @Override
            public Flaw unusable() {
                return new Flaw(Map.of("slot", "camera/judged", "frames", 65), "frames");
            }

            @Override
            public List<Map<String, Object>> aliases() {
                return List.of(Map.of("slot", "camera/judged", "frames", 4));
            }

            @Override
            public void deliver() {
                player.ask(asked, time.nanos(), folder.resolve("video.mkv"), asked % PICTURES);
                asked++;
            }

            @Override
            public void end() {
                player.queue.add(Next.end("the recording is over"));
            }

            @Override
            public void close() throws IOException {}
        };
    }
}
