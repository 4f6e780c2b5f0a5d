package dev.carthal.scale.serial;

import dev.carthal.hal.weight.ScaleKey;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// What to send for each key that a protocol has a word for.
///
/// @param reply how the scale answers
record Keys(Map<ScaleKey, String> words, Reply reply) {
    static final Keys NONE = new Keys(Map.of(), Reply.NOTHING);

    enum Reply {
        /// It says when it has done it, or why not.
        VERDICT,
        /// It says how it is now; its next weights show whether it did it.
        STATE,
        /// Its next weights show it.
        NOTHING
    }

    /// @param clear empty where there is no word for it
    static Keys answeredWith(Reply reply, String zero, String tare, String clear) {
        Map<ScaleKey, String> words = new EnumMap<>(ScaleKey.class);
        words.put(ScaleKey.ZERO, zero);
        words.put(ScaleKey.TARE, tare);
        words.put(ScaleKey.CLEAR_TARE, clear);
        words.values().removeIf(String::isEmpty);
        return new Keys(words, reply);
    }

    Set<ScaleKey> all() {
        return words.keySet();
    }

    byte[] of(ScaleKey key) {
        return words.getOrDefault(key, "").getBytes(StandardCharsets.ISO_8859_1);
    }
}
