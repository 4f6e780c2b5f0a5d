package dev.carthal.touchscreen;

import com.google.gson.JsonParseException;
import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotListener;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.camera.CameraSlot;
import dev.carthal.hal.swap.SwapListener;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapStep;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.condition.Condition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/// Serve the page: its files, what happens as server-sent events, the pictures of the cameras, and a place to answer.
@Component(
        name = "dev.carthal.touchscreen",
        configurationPid = "dev.carthal.touchscreen",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {Servlet.class, CheckoutListener.class, SlotListener.class, SwapListener.class})
@Designate(ocd = TouchscreenConfig.class)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletAsyncSupported
public final class Touchscreen implements Servlet, CheckoutListener, SlotListener, SwapListener {
    private static final int LONGEST_ANSWER = 4096;

    private final SlotBoard slots = new SlotBoard();
    private final Cameras cameras;
    private final Screens screens;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private volatile @Nullable Checkout checkout;
    private volatile @Nullable ServletConfig servletConfig;

    /// Get ready; a configuration that makes no sense is refused here.
    @Activate
    public Touchscreen(TouchscreenConfig config) {
        cameras = new Cameras(config);
        screens = new Screens(config, slots::ask, this::state);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setCheckout(Checkout service) {
        checkout = service;
        screens.refresh();
    }

    void unsetCheckout(Checkout service) {
        if (service.equals(checkout)) {
            checkout = null;
            screens.refresh();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSlot(Slot slot) {
        slots.add(slot);
        screens.refresh();
    }

    void removeSlot(Slot slot) {
        slots.remove(slot);
        screens.refresh();
    }

    @Reference(
            service = Condition.class,
            target = "(osgi.condition.id=dev.carthal.notice)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addNotice(Map<String, Object> properties) {
        notices.add(String.valueOf(properties.get("text")));
        screens.refresh();
    }

    void removeNotice(Map<String, Object> properties) {
        notices.remove(String.valueOf(properties.get("text")));
        screens.refresh();
    }

    @Deactivate
    void stop() {
        screens.close();
    }

    @Override
    public void happened(CheckoutEvent event) {
        screens.tell(Wire.event(event));
    }

    @Override
    public void changed(SlotStatus status) {
        slots.changed(status);
        screens.refresh();
    }

    @Override
    public void step(SwapStep step) {
        screens.tell(Wire.swap(step));
    }

    @Override
    public void ended(SwapRequest request, SwapResult result) {
        screens.tell(Wire.swap(result));
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Door.label(answer);
        Optional<String> refusal = Door.refusal(asked);
        if (refusal.isPresent()) {
            say(answer, HttpServletResponse.SC_FORBIDDEN, refusal.get());
            return;
        }
        String path = asked.getPathInfo() == null ? "/" : asked.getPathInfo();
        switch (asked.getMethod()) {
            case "GET" -> get(path, asked, answer);
            case "POST" -> post(path, asked, answer);
            default -> say(answer, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "GET and POST, not " + asked.getMethod());
        }
    }

    private void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PageFile> file = PageFile.at(path);
        if (file.isPresent()) {
            response.setContentType(file.get().type());
            response.setCharacterEncoding("utf-8");
            file.get().copyTo(response.getOutputStream());
        } else if (path.equals("/state")) {
            response.setContentType("application/json");
            response.getOutputStream().write(state().getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/events")) {
            listen(request, response);
        } else if (path.startsWith("/cameras/") && path.endsWith(".jpg")) {
            look(path.substring("/cameras/".length(), path.length() - ".jpg".length()), response);
        } else {
            say(response, HttpServletResponse.SC_NOT_FOUND, "there is nothing here");
        }
    }

    private void listen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!screens.admits()) {
            say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many screens listen already");
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        screens.add(request.startAsync());
    }

    private void look(String role, HttpServletResponse response) throws IOException {
        Optional<CameraSlot> camera = slots.camera(role);
        try {
            Optional<byte[]> picture =
                    camera.isPresent() ? cameras.picture(camera.get(), slots.state(camera.get())) : Optional.empty();
            if (picture.isEmpty()) {
                say(response, HttpServletResponse.SC_NOT_FOUND, "there is no picture of this camera");
                return;
            }
            response.setContentType("image/jpeg");
            response.getOutputStream().write(picture.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the page is being stopped");
        }
    }

    private void post(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!path.equals("/answer")) {
            say(response, HttpServletResponse.SC_NOT_FOUND, "there is nothing here");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_ANSWER + 1);
        Wire.Answer answer = body.length > LONGEST_ANSWER ? null : parse(body);
        Checkout now = checkout;
        if (answer == null || answer.question() == null || answer.choice() == null) {
            say(response, HttpServletResponse.SC_BAD_REQUEST, "an answer is {\"question\": ID, \"choice\": SKU}");
        } else if (now == null) {
            say(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the checkout is not running");
        } else {
            answer(now, answer.question(), answer.choice(), response);
        }
    }

    private static void answer(Checkout checkout, String question, String choice, HttpServletResponse response)
            throws IOException {
        try {
            checkout.answer(question, choice);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (IllegalArgumentException e) {
            say(response, HttpServletResponse.SC_CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private static Wire.@Nullable Answer parse(byte[] body) {
        try {
            return Wire.answer(new String(body, StandardCharsets.UTF_8));
        } catch (JsonParseException _) {
            return null;
        }
    }

    private static void say(HttpServletResponse response, int status, String line) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding("utf-8");
        response.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String state() {
        return Wire.state(checkout, slots.lines(), notices);
    }

    @Override
    public void init(ServletConfig config) {
        servletConfig = config;
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return servletConfig;
    }

    @Override
    public String getServletInfo() {
        return "CartHAL touchscreen";
    }

    @Override
    public void destroy() {}
}
