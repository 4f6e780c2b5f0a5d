package dev.carthal.touchscreen;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A headless Chromium, driven by the W3C WebDriver protocol of its chromedriver.
final class Browser implements AutoCloseable {
    private static final Gson GSON = new Gson();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final URI session;

    /// {@return what is missing on this machine; empty if nothing is}
    static Optional<String> missing() {
        return Stream.of("chromium", "chromedriver")
                .filter(program -> find(program).isEmpty())
                .findFirst()
                .map(program -> program + " is not installed (apt-get install chromium chromium-driver)");
    }

    Browser(Path profile, int width, int height) throws Exception {
        driver = new ProcessBuilder(find("chromedriver").orElseThrow().toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        URI root = URI.create("http://127.0.0.1:" + port(driver.inputReader()) + "/");
        List<String> flags = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en-IE",
                "--window-size=" + width + "," + height,
                "--user-data-dir=" + profile);
        Map<String, Object> options =
                Map.of("args", flags, "binary", find("chromium").orElseThrow().toString());
        Map<String, Object> wanted = Map.of("alwaysMatch", Map.of("goog:chromeOptions", options));
        JsonObject made = send("POST", root.resolve("session"), Map.of("capabilities", wanted))
                .getAsJsonObject();
        session = root.resolve("session/" + made.get("sessionId").getAsString() + "/");
        resize(width, height);
        send("POST", session.resolve("timeouts"), Map.of("script", PATIENCE.toMillis()));
    }

    void open(String url) throws Exception {
        send("POST", session.resolve("url"), Map.of("url", url));
    }

    /// Pretend to be a screen of that size.
    void resize(int width, int height) throws Exception {
        devtools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void prefer(String scheme) throws Exception {
        devtools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// {@return what the expression gives as soon as it is true, or a text or number that is not empty}
    String await(String expression) throws Exception {
        String script = """
                const done = arguments[0];
                const look = () => { const v = (() => %s)(); v ? done(String(v)) : requestAnimationFrame(look); };
                look();
                """.formatted(expression);
        return send("POST", session.resolve("execute/async"), Map.of("script", script, "args", List.of()))
                .getAsString();
    }

    void tap(String selector) throws Exception {
        JsonObject element = send(
                        "POST", session.resolve("element"), Map.of("using", "css selector", "value", selector))
                .getAsJsonObject();
        String id = element.entrySet().iterator().next().getValue().getAsString();
        send("POST", session.resolve("element/" + id + "/click"), Map.of());
    }

    void photograph(Path file) throws Exception {
        String picture = send("GET", session.resolve("screenshot"), Map.of()).getAsString();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    /// {@return what the page has written to the console as errors}
    List<String> complaints() throws Exception {
        return send("POST", session.resolve("se/log"), Map.of("type", "browser")).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(entry -> entry.get("message").getAsString())
                .toList();
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> children = driver.descendants().toList();
        try {
            send("DELETE", URI.create(session.toString().replaceFirst("/$", "")), Map.of());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            driver.destroy();
            driver.onExit().join();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void devtools(String command, Map<String, Object> parameters) throws Exception {
        send("POST", session.resolve("goog/cdp/execute"), Map.of("cmd", command, "params", parameters));
    }

    private JsonElement send(String method, URI where, Map<String, ?> body) throws IOException, InterruptedException {
        var publisher = method.equals("POST") ? BodyPublishers.ofString(GSON.toJson(body)) : BodyPublishers.noBody();
        var answer = client.send(
                HttpRequest.newBuilder(where)
                        .method(method, publisher)
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(method + " " + where + " gave " + answer.body());
        }
        return GSON.fromJson(answer.body(), JsonObject.class).get("value");
    }

    private static int port(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver ended without naming its port");
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
