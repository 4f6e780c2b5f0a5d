package dev.carthal.camera.decoder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;

/// A network camera that speaks MJPEG over HTTP: it sends some pictures at once, which FFmpeg wants to see before it
/// believes, then one each time it is told to.
public final class MjpegCamera implements AutoCloseable {
    public static final int AT_ONCE = 40;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Semaphore> viewers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean gone;
    private int shade;

    public MjpegCamera() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/camera", this::serve);
        server.createContext("/secret", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(401, -1);
            }
        });
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// Each viewer gets it.
    public void show() {
        viewers.forEach(Semaphore::release);
    }

    public void hangUp() {
        gone = true;
        show();
    }

    @Override
    public void close() {
        hangUp();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Semaphore pictures = new Semaphore(0);
        viewers.add(pictures);
        if (gone) {
            pictures.release(); // hung up before it was known
        }
        exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=--cut");
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < AT_ONCE; i++) {
                out.write(part());
            }
            out.flush();
            pictures.acquireUninterruptibly();
            while (!gone) {
                out.write(part());
                out.flush();
                pictures.acquireUninterruptibly();
            }
        }
    }

    private synchronized byte[] part() throws IOException {
        var picture = new BufferedImage(Media.WIDTH, Media.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(0, 0, 0, shade++ & 0xFF);
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", jpeg);
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--cut\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.size() + "\r\n\r\n")
                .getBytes(US_ASCII));
        part.writeBytes(jpeg.toByteArray());
        part.writeBytes("\r\n".getBytes(US_ASCII));
        return part.toByteArray();
    }
}
