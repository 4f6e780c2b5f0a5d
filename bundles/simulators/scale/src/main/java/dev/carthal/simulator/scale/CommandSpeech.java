package dev.carthal.simulator.scale;

import dev.carthal.simulator.scale.Keypad.Pressed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A scale that knows some commands and one form of answer.
final class CommandSpeech implements Speech {
    private static final int LONGEST = 64;

    private final Map<String, byte[]> answers;
    private final Optional<byte[]> unknown;
    private final Function<Shown, byte[]> frame;
    private final Function<Pressed, byte[]> keys;
    private final StringBuilder heard = new StringBuilder();

    private CommandSpeech(
            Map<String, byte[]> answers,
            Optional<byte[]> unknown,
            Function<Shown, byte[]> frame,
            Function<Pressed, byte[]> keys) {
        this.answers = answers;
        this.unknown = unknown;
        this.frame = frame;
        this.keys = keys;
    }

    /// {@return this speech, which answers keys}
    CommandSpeech answering(Function<Pressed, byte[]> toKeys) {
        return new CommandSpeech(answers, unknown, frame, toKeys);
    }

    @Override
    public byte[] answer(Pressed pressed) {
        return keys.apply(pressed);
    }

    /// @param answers to lines; what frames a line is not part of it
    /// @param unknown the answer to every other line
    static CommandSpeech lines(Map<String, byte[]> answers, String unknown, Function<Shown, byte[]> frame) {
        return new CommandSpeech(answers, Optional.of(bytes(unknown)), frame, _ -> NOTHING);
    }

    /// @param answers to bytes that end nowhere
    static CommandSpeech keys(Map<String, byte[]> answers, Function<Shown, byte[]> frame) {
        return new CommandSpeech(answers, Optional.empty(), frame, _ -> NOTHING);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte[] hear(int value) {
        return unknown.map(answer -> line(value, answer)).orElseGet(() -> key(value));
    }

    private byte[] line(int value, byte[] otherwise) {
        if (value != '\r' && value != '\n') {
            append(value);
            return NOTHING;
        }
        String command = heard.toString().strip();
        heard.setLength(0);
        return command.isEmpty() ? NOTHING : answers.getOrDefault(command, otherwise);
    }

    private byte[] key(int value) {
        append(value);
        for (Map.Entry<String, byte[]> answer : answers.entrySet()) {
            if (heard.toString().endsWith(answer.getKey())) {
                heard.setLength(0);
                return answer.getValue();
            }
        }
        return NOTHING;
    }

    private void append(int value) {
        if (heard.length() == LONGEST) {
            heard.deleteCharAt(0);
        }
        heard.append((char) value);
    }

    @Override
    public byte[] say(Shown shown) {
        return frame.apply(shown);
    }
}
