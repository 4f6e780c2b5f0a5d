package dev.carthal.touchscreen;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.Question;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapStep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Write what goes to the screens: server-sent events whose data is JSON, the members in the order of the components.
final class Wire {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final String NO_CHECKOUT = "cannot sell: the checkout is not running yet";
    private static final Basket NOTHING = Basket.of("XXX", List.of());

    private Wire() {}

    /// All that a screen shows.
    ///
    /// @param notices what people should know of since the start
    record State(
            String obstacle,
            Basket basket,
            List<Question> questions,
            List<SlotBoard.Line> slots,
            List<String> notices) {}

    record Move(long at, String sku, int quantity, long weightMg, String why) {}

    record Scan(long at, String text, String symbology) {}

    record Asked(long at, String id) {}

    record Answered(long at, String id, String choice) {}

    record Interrupted(long at, String slot, String reason) {}

    record Text(long at, String text) {}

    record Swap(String slot, String step, String words) {}

    record Answer(@Nullable String question, @Nullable String choice) {}

    static String state(@Nullable Checkout checkout, List<SlotBoard.Line> slots, List<String> notices) {
        return GSON.toJson(
                checkout == null
                        ? new State(NO_CHECKOUT, NOTHING, List.of(), slots, notices)
                        : new State(
                                checkout.obstacle().orElse(""),
                                checkout.basket(),
                                checkout.questions(),
                                slots,
                                notices));
    }

    /// {@return the event as a message}
    static byte[] event(CheckoutEvent event) {
        long at = event.atMillis();
        return switch (event) {
            case CheckoutEvent.Put put ->
                message("put", new Move(at, put.sku(), put.quantity(), put.weightMg(), put.why()));
            case CheckoutEvent.Take take ->
                message("take", new Move(at, take.sku(), take.quantity(), take.weightMg(), take.why()));
            case CheckoutEvent.Scanned scan -> message("scan", new Scan(at, scan.text(), scan.symbology()));
            case CheckoutEvent.Asked asked ->
                message("question", new Asked(at, asked.question().id()));
            case CheckoutEvent.Answered answer ->
                message("answer", new Answered(at, answer.question(), answer.choice()));
            case CheckoutEvent.Interrupted gap ->
                message("gap", new Interrupted(at, gap.gap().slot(), gap.gap().reason()));
            case CheckoutEvent.Obstacle obstacle -> message("obstacle", new Text(at, obstacle.reason()));
            case CheckoutEvent.Noticed notice -> message("notice", new Text(at, notice.text()));
        };
    }

    /// {@return a step of a swap as a message}
    static byte[] swap(SwapStep step) {
        return message("swap", new Swap(step.slot(), step.name(), step.words()));
    }

    /// {@return the end of a swap as a message}
    static byte[] swap(SwapResult result) {
        String words = switch (result.outcome()) {
            case SWAPPED -> "exchanged";
            case REFUSED -> "exchange refused: " + result.reason();
            case ROLLED_BACK -> "exchange undone: " + result.reason();
            case LOST -> "exchange failed: " + result.reason();
        };
        return message("swap", new Swap("", "end", words));
    }

    static byte[] message(String name, Object data) {
        return message(name, GSON.toJson(data));
    }

    /// {@return a message; JSON has no line breaks of its own}
    static byte[] message(String name, String json) {
        return ("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /// {@return a message that only says that the cart is there, and when to come back if it is not}
    static byte[] hello() {
        return "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    }

    /// {@return a comment, which keeps the line open}
    static byte[] heartbeat() {
        return ":\n\n".getBytes(StandardCharsets.UTF_8);
    }

    static @Nullable Answer answer(String json) {
        return GSON.fromJson(json, Answer.class);
    }
}
