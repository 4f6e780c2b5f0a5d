package dev.carthal.recording;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One JSON object, taken apart field by field, so that whatever is wrong is named with its place.
final class Fields {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private final Place place;
    private final JsonObject object;
    private final Set<String> untouched;

    private Fields(Place place, JsonObject object) {
        this.place = place;
        this.object = object;
        this.untouched = new LinkedHashSet<>(object.keySet());
    }

    static Fields parse(Place place, String text) throws RecordingException {
        JsonElement element;
        try {
            element = STRICT.fromJson(text, JsonElement.class);
        } catch (JsonParseException e) {
            throw new RecordingException(place, "must be a whole JSON object: " + shortened(text), e);
        }
        if (element == null || !element.isJsonObject()) {
            throw new RecordingException(place, "must be a JSON object: " + shortened(text));
        }
        return new Fields(place, element.getAsJsonObject());
    }

    Place place() {
        return place;
    }

    boolean has(String name) {
        return object.has(name);
    }

    Set<String> names() {
        return object.keySet();
    }

    String text(String name) throws RecordingException {
        return optionalText(name).orElseThrow(() -> missing(name, "text"));
    }

    Optional<String> optionalText(String name) throws RecordingException {
        Optional<JsonElement> value = take(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonElement element = value.get();
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong(name, "text", element);
        }
        return Optional.of(element.getAsString());
    }

    long whole(String name, long least, long most) throws RecordingException {
        String expected = "a whole number " + least + ".." + most;
        JsonElement element = take(name).orElseThrow(() -> missing(name, expected));
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
            throw wrong(name, expected, element);
        }
        try {
            long value = Long.parseLong(element.getAsString());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new RecordingException(place, describe(name, expected, element), e);
        }
        throw wrong(name, expected, element);
    }

    List<String> texts(String name) throws RecordingException {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
                throw wrong(name, "a list of texts", element);
            }
            texts.add(element.getAsString());
        }
        return texts;
    }

    List<Fields> objects(String name) throws RecordingException {
        List<Fields> objects = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonObject()) {
                throw wrong(name, "a list of objects", element);
            }
            objects.add(new Fields(place, element.getAsJsonObject()));
        }
        return objects;
    }

    Fields object(String name) throws RecordingException {
        JsonElement element = take(name).orElseThrow(() -> missing(name, "an object"));
        if (!element.isJsonObject()) {
            throw wrong(name, "an object", element);
        }
        return new Fields(place, element.getAsJsonObject());
    }

    /// A field that nobody knows is a misspelt one: what it says would be lost without a word.
    void end() throws RecordingException {
        if (!untouched.isEmpty()) {
            throw new RecordingException(place, "unknown field: " + String.join(", ", untouched));
        }
    }

    RecordingException wrong(String name, String expected, Exception cause) {
        return new RecordingException(place, describe(name, expected, object.get(name)), cause);
    }

    RecordingException wrong(String name, String expected) {
        return wrong(name, expected, object.get(name));
    }

    private RecordingException wrong(String name, String expected, JsonElement element) {
        return new RecordingException(place, describe(name, expected, element));
    }

    private static String describe(String name, String expected, JsonElement element) {
        return name + " must be " + expected + ": " + name + "=" + shortened(element.toString());
    }

    private RecordingException missing(String name, String expected) {
        return new RecordingException(place, name + " is missing; it must be " + expected);
    }

    private Optional<JsonElement> take(String name) {
        untouched.remove(name);
        return Optional.ofNullable(object.get(name));
    }

    private JsonArray array(String name) throws RecordingException {
        JsonElement element = take(name).orElseThrow(() -> missing(name, "a list"));
        if (!element.isJsonArray()) {
            throw wrong(name, "a list", element);
        }
        return element.getAsJsonArray();
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
