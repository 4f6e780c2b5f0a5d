package dev.carthal.camera.decoder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.carthal.camera.decoder.Decoder.Step;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A camera that speaks MJPEG over HTTP sends forty pictures, then one for each permit, then hangs up.
class NetworkTests {
    private static final int AT_ONCE = 40;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore permits = new Semaphore(0);
    private volatile boolean hangUp;
    private HttpServer server;
    private FramePool pool;

    @BeforeEach
    void start() throws Exception {
        pool = new FramePool(2);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/camera", this::serve);
        server.createContext("/secret", exchange -> refuse(exchange, 401));
        server.start();
    }

    @AfterEach
    void stop() {
        hangUp = true;
        permits.release(1_000);
        server.stop(0);
        threads.shutdownNow();
        pool.close();
    }

    @Test
    void aSilentCameraKeepsNobodyWaitingAndGoesOn() throws Exception {
        var silence = new AtomicInteger(Integer.MIN_VALUE);
        try (var decoder = Decoder.open(source("/camera"), () -> silence.incrementAndGet() > 0)) {
            assertThat(decoder.live()).isTrue();
            for (int i = 0; i < AT_ONCE; i++) {
                assertThat(next(decoder)).isEqualTo(Step.FRAME);
            }
            for (int i = 0; i < 2; i++) {
                silence.set(-3);
                assertThat(next(decoder)).isEqualTo(Step.GAVE_UP);
                silence.set(Integer.MIN_VALUE);
                permits.release();
                assertThat(next(decoder)).isEqualTo(Step.FRAME);
            }
        }
    }

    @Test
    void aCameraThatHangsUpIsLost() throws Exception {
        try (var decoder = Decoder.open(source("/camera"), () -> false)) {
            for (int i = 0; i < AT_ONCE; i++) {
                next(decoder);
            }
            hangUp = true;
            permits.release();
            assertThatThrownBy(() -> {
                        next(decoder);
                        next(decoder);
                    })
                    .hasMessageStartingWith("source broke off: source=" + source("/camera"))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsATimeout() throws Exception {
        try (var deaf = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
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
        return new Source("http://127.0.0.1:" + server.getAddress().getPort() + path, "", Map.of(), 1);
    }

    private void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=--cut");
        exchange.sendResponseHeaders(200, 0);
        byte[] part = part();
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < AT_ONCE; i++) {
                out.write(part);
            }
            out.flush();
            permits.acquireUninterruptibly();
            while (!hangUp) {
                out.write(part);
                out.flush();
                permits.acquireUninterruptibly();
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status) {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] part() throws IOException {
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--cut\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.size() + "\r\n\r\n")
                .getBytes(US_ASCII));
        part.writeBytes(jpeg.toByteArray());
        part.writeBytes("\r\n".getBytes(US_ASCII));
        return part.toByteArray();
    }
}
