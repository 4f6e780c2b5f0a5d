package dev.carthal.control;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// The parser of requests, for those that feed it.
final class RequestTexts {
    private RequestTexts() {}

    static ToIntFunction<byte[]> requests(Path folder) {
        return text -> {
            try {
                Request request = Request.parse(new String(text, StandardCharsets.UTF_8));
                boolean swaps = request.command().equals("swap");
                return swaps ? Swapping.read(request).runtimes().size() + 1 : 1;
            } catch (IllegalArgumentException _) {
                return 0; // its message is the answer
            }
        };
    }
}
