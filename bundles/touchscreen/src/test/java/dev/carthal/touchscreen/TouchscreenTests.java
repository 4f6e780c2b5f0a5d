package dev.carthal.touchscreen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.Question;
import dev.carthal.checkout.Question.Choice;
import dev.carthal.conformance.FakeCameraSlot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

@TestInstance(Lifecycle.PER_CLASS)
final class TouchscreenTests {
    private static final BasketLine APPLES = new BasketLine("apple", "Gala apples", 1, 182_000, 109, "it weighs 182 g");

    private final HttpClient client = HttpClient.newHttpClient();
    private Shop shop;
    private URI page;

    @BeforeAll
    void open(@TempDir Path storage) throws Exception {
        shop = new Shop(storage, Map.of("heartbeat.ms", 100));
        page = URI.create(shop.url());
    }

    @AfterAll
    void shut() throws Exception {
        shop.close();
    }

    @Test
    void thePageIsServedAndMayLoadNothingFromElsewhere() throws Exception {
        for (String part : List.of("", "style.css", "app.js", "icon.svg")) {
            HttpResponse<String> answer = get(part);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.body().replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http:", "https:", "//cdn");
        }
        assertThat(get("../secret").statusCode()).isIn(400, 404);
        assertThat(get("nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void whatPeopleShouldKnowOfIsShownAsLongAsItIsSo() throws Exception {
        ServiceRegistration<Condition> notice = shop.context()
                .registerService(
                        Condition.class,
                        Condition.INSTANCE,
                        FrameworkUtil.asDictionary(
                                Map.of(Condition.CONDITION_ID, "dev.carthal.notice", "text", "the swap is damaged")));
        assertThat(get("state").body()).endsWith("\"notices\":[\"the swap is damaged\"]}");
        notice.unregister();
        assertThat(get("state").body()).endsWith("\"notices\":[]}");
    }

    @Test
    void whoeverCallsThePageByAnotherNameIsRefused() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: shop.example:" + page.getPort() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .endsWith("the Host must be a loopback name with the port of this page, such as 127.0.0.1:"
                        + page.getPort() + ": Host=shop.example:" + page.getPort() + "\n");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:" + page.getPort() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void otherSitesAndOtherContentAreRefused() throws Exception {
        assertThat(post("{}", "Content-Type", "application/json", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("{}", "Content-Type", "text/plain").body())
                .isEqualTo("the Content-Type must be application/json: Content-Type=text/plain\n");
        assertThat(post("{}", "Content-Type", "application/json", "Origin", origin())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAnswerReachesTheCheckoutOnce() throws Exception {
        shop.checkout.ask(new Question("7", "Which one?", List.of(new Choice("a", "A"), new Choice("b", "B"))));

        assertThat(answer("{\"question\": \"7\", \"choice\": \"c\"}")).isEqualTo(409);
        assertThat(answer("{\"question\": \"7\", \"choice\": \"b\"}")).isEqualTo(204);
        assertThat(answer("{\"question\": \"7\", \"choice\": \"b\"}")).isEqualTo(409);
        assertThat(answer("{\"question\": \"7\"}")).isEqualTo(400);
        assertThat(answer("[1, 2")).isEqualTo(400);
        assertThat(answer("\"" + "x".repeat(5000) + "\"")).isEqualTo(400);
        assertThat(shop.checkout.answers.poll()).isEqualTo(new PaperCheckout.Answer("7", "b"));
        assertThat(shop.checkout.answers).isEmpty();
    }

    @Test
    void whatHappensIsToldWithTheStateThatItLedTo() throws Exception {
        try (Stream<String> lines = events()) {
            Iterator<String> stream = lines.iterator();
            assertThat(until(stream, "event: state")).startsWith("data: {\"obstacle\":\"\",\"basket\":");

            shop.checkout.put(APPLES);

            assertThat(until(stream, "event: put")).contains("\"sku\":\"apple\",\"quantity\":1,\"weightMg\":182000");
            assertThat(until(stream, "event: state"))
                    .contains("{\"sku\":\"apple\",\"name\":\"Gala apples\",\"quantity\":1,\"weightMg\":182000,"
                            + "\"priceMinor\":109,\"why\":\"it weighs 182 g\"}],\"totalMinor\":109}");
            assertThat(until(stream, ":")).isEmpty();
        }
        assertThat(get("state").body()).contains("\"totalMinor\":109");
    }

    @Test
    void aCameraIsLookedThroughForOneFrame() throws Exception {
        FakeCameraSlot left = shop.addCamera("camera/left");
        shop.add(new FakeCameraSlot("camera/gone", Shop.CLOCK)).lose("unplugged");

        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(page.resolve("cameras/left.jpg")).build(), BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        var picture = ImageIO.read(new ByteArrayInputStream(answer.body().readAllBytes()));
        assertThat(picture.getWidth()).isEqualTo(64);
        assertThat((picture.getRGB(32, 24) >> 16) & 0xFF).isBetween(205, 235);
        assertThat(left.subscribers()).isZero();
        assertThat(get("cameras/gone.jpg").statusCode()).isEqualTo(404);
        assertThat(get("cameras/none.jpg").statusCode()).isEqualTo(404);
    }

    private Stream<String> events() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(page.resolve("events")).build(), BodyHandlers.ofLines())
                .body();
    }

    /// {@return the line after the one that is `wanted`}
    private static String until(Iterator<String> stream, String wanted) {
        while (!stream.next().equals(wanted)) {}
        return stream.next();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString());
    }

    private int answer(String json) throws IOException, InterruptedException {
        return post(json, "Content-Type", "application/json").statusCode();
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(page.resolve("answer"))
                        .headers(headers)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String origin() {
        return "http://127.0.0.1:" + page.getPort();
    }

    /// The client of the JDK does not let anybody lie about the host.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
