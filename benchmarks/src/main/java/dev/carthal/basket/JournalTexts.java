package dev.carthal.basket;

import dev.carthal.checkout.JournalException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// The parser of what a restart finds in the journal, for those that feed it.
final class JournalTexts {
    private JournalTexts() {}

    static ToIntFunction<byte[]> states(Path folder) {
        return text -> {
            try {
                Json.remembered(new String(text, StandardCharsets.UTF_8));
                return 1;
            } catch (JournalException _) {
                return 0;
            }
        };
    }
}
