package dev.carthal.launcher;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Read JSON objects from files, and say which file and member is wrong.
final class Json {
    private Json() {}

    static JsonObject object(Path file) throws LaunchException {
        try {
            JsonElement element = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
            throw LaunchException.user("must hold a JSON object: file=" + file);
        } catch (NoSuchFileException e) {
            throw new LaunchException(LaunchException.Fault.USER, "is missing: file=" + file, e);
        } catch (IOException | JsonParseException e) {
            throw new LaunchException(
                    LaunchException.Fault.USER, "cannot be read as JSON: file=" + file + ": " + e.getMessage(), e);
        }
    }

    static Map<String, JsonElement> members(JsonObject object, String name) {
        Map<String, JsonElement> members = new LinkedHashMap<>();
        if (object.get(name) instanceof JsonObject inner) {
            inner.entrySet().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        }
        return members;
    }

    /// {@return a member that must be an object}
    ///
    /// @param place of it in the file, for the message
    static JsonObject object(Path file, String place, JsonElement element) throws LaunchException {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw LaunchException.user(place + " must be an object: file=" + file + ": " + element);
    }

    static int integer(Path file, JsonObject object, String name, int fallback) throws LaunchException {
        if (!object.has(name)) {
            return fallback;
        }
        String text = text(object, name).orElse("");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new LaunchException(
                    LaunchException.Fault.USER,
                    name + " must be a whole number: file=" + file + ", " + name + "=" + object.get(name),
                    e);
        }
    }

    static Optional<String> text(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element == null || !element.isJsonPrimitive() ? Optional.empty() : Optional.of(element.getAsString());
    }
}
