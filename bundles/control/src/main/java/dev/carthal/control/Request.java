package dev.carthal.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/// A line of somebody who commands the cart. It is believed in nothing: all that can be wrong with it is an
/// [IllegalArgumentException], which is the answer.
record Request(JsonObject json) {
    static Request parse(String line) {
        try {
            if (JsonParser.parseString(line) instanceof JsonObject json) {
                return new Request(json);
            }
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("a request must be a JSON object: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a request must be a JSON object, such as {\"command\":\"status\"}");
    }

    String command() {
        return text("command");
    }

    boolean has(String member) {
        return json.has(member);
    }

    /// {@return a member; empty where it is missing}
    String text(String member) {
        return has(member) ? primitive(member, json.get(member), "text").getAsString() : "";
    }

    /// {@return the texts of a list; none where it is missing}
    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        if (has(member)) {
            if (!(json.get(member) instanceof JsonArray list)) {
                throw wrong(member, "a list of texts");
            }
            for (JsonElement element : list) {
                texts.add(primitive(member, element, "a list of texts").getAsString());
            }
        }
        return texts;
    }

    long whole(String member) {
        try {
            return Long.parseLong(text(member));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong(member, "a whole number").getMessage(), e);
        }
    }

    boolean is(String member) {
        return Boolean.parseBoolean(text(member));
    }

    private JsonPrimitive primitive(String member, JsonElement element, String expected) {
        if (element instanceof JsonPrimitive primitive) {
            return primitive;
        }
        throw wrong(member, expected);
    }

    private IllegalArgumentException wrong(String member, String expected) {
        return new IllegalArgumentException(member + " must be " + expected + ": " + member + "=" + json.get(member));
    }
}
