package dev.carthal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carthal.launcher.LaunchException;
import dev.carthal.recording.ExpectedItem;
import dev.carthal.recording.Recording;
import dev.carthal.recording.RecordingException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Compare a basket with what really is in the cart, by the quantities of each SKU.
record Truth(Map<String, Integer> expected) {
    /// {@return what somebody stated; empty where nobody did}
    static Optional<Truth> of(Path recording) throws LaunchException {
        try {
            Recording opened = Recording.open(recording);
            Map<String, Integer> expected = new TreeMap<>();
            for (ExpectedItem item : opened.truth()) {
                expected.merge(item.sku(), item.quantity(), Integer::sum);
            }
            return opened.hasTruth() ? Optional.of(new Truth(expected)) : Optional.empty();
        } catch (RecordingException e) {
            throw Failed.user(String.valueOf(e.getMessage()), e);
        }
    }

    /// Hold how right a basket is. Of nothing, all is right: an empty basket has precision 1, an empty truth
    /// recall 1.
    ///
    /// @param right items that are both in the basket and in the truth
    /// @param found items in the basket
    /// @param expected items in the truth
    record Score(long right, long found, long expected) {
        boolean exact() {
            return right == found && right == expected;
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        Score plus(Score other) {
            return new Score(right + other.right, found + other.found, expected + other.expected);
        }
    }

    Score score(JsonObject basket) {
        long right = 0;
        long found = 0;
        for (JsonElement element : basket.getAsJsonArray("lines")) {
            JsonObject line = element.getAsJsonObject();
            int quantity = line.get("quantity").getAsInt();
            found += quantity;
            right += Math.min(quantity, expected.getOrDefault(line.get("sku").getAsString(), 0));
        }
        return new Score(
                right,
                found,
                expected.values().stream().mapToLong(Integer::longValue).sum());
    }

    JsonObject json(JsonObject basket) {
        JsonArray items = new JsonArray();
        expected.forEach((sku, quantity) -> {
            JsonObject item = new JsonObject();
            item.addProperty("sku", sku);
            item.addProperty("quantity", quantity);
            items.add(item);
        });
        JsonObject truth = new JsonObject();
        truth.add("expected", items);
        truth.addProperty("match", score(basket).exact());
        return truth;
    }
}
