package dev.carthal.cli;

import com.google.gson.JsonObject;

/// Pass events on as they are.
record JsonDisplay(Console console) implements Display {
    @Override
    public void event(JsonObject event) {
        console.json(event);
    }

    @Override
    public void control(String notice) {}

    @Override
    public void summary(JsonObject summary) {
        JsonObject line = new JsonObject();
        line.add("summary", summary);
        console.json(line);
    }
}
