package dev.carthal.touchscreen;

import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// The parser of what the page sends, for those that feed it.
final class AnswerTexts {
    private AnswerTexts() {}

    static ToIntFunction<byte[]> answers(Path folder) {
        return text -> {
            try {
                return Wire.answer(new String(text, StandardCharsets.UTF_8)) == null ? 0 : 1;
            } catch (JsonParseException _) {
                return 0;
            }
        };
    }
}
