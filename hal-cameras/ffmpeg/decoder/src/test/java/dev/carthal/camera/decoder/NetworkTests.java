package dev.carthal.camera.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.camera.decoder.Decoder.Step;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTests {
    private MjpegCamera camera;
    private FramePool pool;

    @BeforeEach
    void start() throws Exception {
        pool = new FramePool(2);
        camera = new MjpegCamera();
    }

    @AfterEach
    void stop() {
        camera.close();
        pool.close();
    }

    @Test
    void aSilentCameraKeepsNobodyWaitingAndGoesOn() throws Exception {
        var silence = new AtomicInteger(Integer.MIN_VALUE);
        try (var decoder = Decoder.open(source("/camera"), () -> silence.incrementAndGet() > 0)) {
            assertThat(decoder.live()).isTrue();
            for (int i = 0; i < MjpegCamera.AT_ONCE; i++) {
                assertThat(next(decoder)).isEqualTo(Step.FRAME);
            }
            for (int i = 0; i < 2; i++) {
                silence.set(-3);
                assertThat(next(decoder)).isEqualTo(Step.GAVE_UP);
                silence.set(Integer.MIN_VALUE);
                camera.show();
                assertThat(next(decoder)).isEqualTo(Step.FRAME);
            }
        }
    }

    @Test
    void aCameraThatHangsUpIsLost() throws Exception {
        try (var decoder = Decoder.open(source("/camera"), () -> false)) {
            for (int i = 0; i < MjpegCamera.AT_ONCE; i++) {
                next(decoder);
            }
            camera.hangUp();
            assertThatThrownBy(() -> next(decoder))
                    .hasMessageStartingWith("source broke off: source=" + source("/camera"))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsATimeout() throws Exception {
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var source = new Source("http://127.0.0.1:" + deaf.getLocalPort() + "/", "", Map.of(), 1);
            var patience = new AtomicInteger(-3);
            assertKind(source, () -> patience.incrementAndGet() > 0, Kind.TIMEOUT);
        }
    }

    @Test
    void refusalsAreToldApart() {
        assertKind(source("/nowhere"), () -> false, Kind.NOT_FOUND);
        assertKind(source("/secret"), () -> false, Kind.PERMISSION);
        assertKind(new Source("http://127.0.0.1:1/", "", Map.of(), 1), () -> false, Kind.NOT_FOUND);
        assertKind(new Source("carrier-pigeon://roof", "", Map.of(), 1), () -> false, Kind.CONFIGURATION);
    }

    @Test
    void thirtyOpeningsInARowLeaveRoomForTheNext() throws Exception {
        for (int i = 0; i < 30; i++) {
            try (var decoder = Decoder.open(source("/camera"), () -> false)) {
                assertThat(next(decoder)).isEqualTo(Step.FRAME);
            }
        }
    }

    private static void assertKind(Source source, BooleanSupplier giveUp, Kind kind) {
        assertThatThrownBy(() -> Decoder.open(source, giveUp))
                .hasMessageContaining("source=" + source)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private Step next(Decoder decoder) throws DeviceException {
        try (PooledFrame frame = pool.claim()) {
            return decoder.read(frame);
        }
    }

    private Source source(String path) {
        return new Source(camera.url(path), "", Map.of(), 1);
    }
}
