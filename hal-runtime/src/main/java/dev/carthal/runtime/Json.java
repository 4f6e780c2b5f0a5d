package dev.carthal.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import java.util.ArrayList;
import java.util.List;

/// A JSON object that knows its place in its file, for messages such as `model.json: inputs[0].type must be ...`.
record Json(String file, String place, JsonObject object) {
    static Json parse(String file, String text) throws DeviceException {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject object) {
                return new Json(file, "", object);
            }
            throw new DeviceException(Kind.CORRUPT, file + " must be a JSON object");
        } catch (JsonParseException e) {
            throw new DeviceException(Kind.CORRUPT, file + " is no JSON: " + e.getMessage(), e);
        }
    }

    DeviceException wrong(String key, String expected) {
        JsonElement value = object.get(key);
        return new DeviceException(
                Kind.CORRUPT,
                file + ": " + place + key + " must be " + expected + ": " + (value == null ? "it is missing" : value));
    }

    String text(String key) throws DeviceException {
        if (object.get(key) instanceof JsonPrimitive value
                && value.isString()
                && !value.getAsString().isBlank()) {
            return value.getAsString();
        }
        throw wrong(key, "text");
    }

    String textOr(String key, String fallback) throws DeviceException {
        return object.has(key) ? text(key) : fallback;
    }

    /// Take only what we can do, so that a package of tomorrow is refused and not misread.
    void only(String key, String allowed) throws DeviceException {
        if (!text(key).equals(allowed)) {
            throw wrong(key, "\"" + allowed + "\"");
        }
    }

    int integer(String key) throws DeviceException {
        return Math.toIntExact(whole(object.get(key), key));
    }

    boolean has(String key) {
        return object.has(key);
    }

    double number(String key) throws DeviceException {
        return decimal(object.get(key), key);
    }

    Json in(String key) throws DeviceException {
        if (object.get(key) instanceof JsonObject inner) {
            return new Json(file, place + key + ".", inner);
        }
        throw wrong(key, "an object");
    }

    List<Json> each(String key) throws DeviceException {
        List<Json> inner = new ArrayList<>();
        for (JsonElement element : list(key)) {
            if (!(element instanceof JsonObject item)) {
                throw wrong(key, "a list of objects");
            }
            inner.add(new Json(file, place + key + "[" + inner.size() + "].", item));
        }
        return inner;
    }

    List<Long> wholes(String key) throws DeviceException {
        List<Long> values = new ArrayList<>();
        for (JsonElement element : list(key)) {
            values.add(whole(element, key));
        }
        return values;
    }

    List<Float> decimals(String key) throws DeviceException {
        List<Float> values = new ArrayList<>();
        for (JsonElement element : list(key)) {
            values.add((float) decimal(element, key));
        }
        return values;
    }

    private List<JsonElement> list(String key) throws DeviceException {
        JsonElement value = object.get(key);
        if (value == null || !value.isJsonArray() || value.getAsJsonArray().isEmpty()) {
            throw wrong(key, "a list with something in it");
        }
        return value.getAsJsonArray().asList();
    }

    private long whole(JsonElement value, String key) throws DeviceException {
        double number = decimal(value, key);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(key, "a whole number");
        }
        return (long) number;
    }

    private double decimal(JsonElement value, String key) throws DeviceException {
        if (value instanceof JsonPrimitive number && number.isNumber()) {
            return number.getAsDouble();
        }
        throw wrong(key, "a number");
    }
}
