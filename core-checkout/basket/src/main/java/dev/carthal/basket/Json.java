package dev.carthal.basket;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.carthal.basket.Conclusion.Remembered;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Writes conclusions for the journal, and reads back what the last one remembered.
final class Json {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Json() {}

    static JournalEntry entry(Conclusion conclusion, Basket basket) {
        JsonObject body = GSON.toJsonTree(conclusion.event()).getAsJsonObject();
        body.remove("atMillis");
        if (!conclusion.observations().isEmpty()) {
            body.add("observations", GSON.toJsonTree(conclusion.observations()));
        }
        return new JournalEntry(
                conclusion.event().atMillis(),
                kind(conclusion.event()),
                body.toString(),
                state(conclusion.after(), basket));
    }

    static JournalEntry session(long atMillis, Map<String, ?> body, Remembered remembered, Basket basket) {
        return new JournalEntry(atMillis, "session", GSON.toJson(body), state(remembered, basket));
    }

    private static String kind(CheckoutEvent event) {
        return switch (event) {
            case CheckoutEvent.Put _ -> "put";
            case CheckoutEvent.Take _ -> "take";
            case CheckoutEvent.Scanned _ -> "scan";
            case CheckoutEvent.Asked _ -> "question";
            case CheckoutEvent.Answered _ -> "answer";
            case CheckoutEvent.Interrupted _ -> "gap";
            case CheckoutEvent.Obstacle _ -> "obstacle";
            case CheckoutEvent.Noticed _ -> "notice";
        };
    }

    private static String state(Remembered remembered, Basket basket) {
        JsonObject state = new JsonObject();
        state.add("basket", GSON.toJsonTree(basket));
        state.add("cart", GSON.toJsonTree(remembered.cart()));
        remembered.plateau().ifPresent(plateau -> state.add("plateau", GSON.toJsonTree(plateau)));
        return state.toString();
    }

    static Remembered remembered(String state) throws JournalException {
        try {
            JsonObject read = GSON.fromJson(state, JsonObject.class);
            CartState cart = GSON.fromJson(read.getAsJsonObject("cart"), CartState.class);
            Plateau plateau = GSON.fromJson(read.get("plateau"), Plateau.class);
            return new Remembered(Objects.requireNonNull(cart), Optional.ofNullable(plateau));
        } catch (RuntimeException torn) { // a record that refuses its values is a plain one in Gson
            throw new JournalException(
                    "the journal's last entry holds no state that this build reads: begin a fresh session, without"
                            + " resume (" + torn + ")");
        }
    }
}
