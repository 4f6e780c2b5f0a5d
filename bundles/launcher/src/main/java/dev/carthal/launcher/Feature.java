package dev.carthal.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hold what an image consists of: an OSGi Feature (Compendium 159) with the framework properties of 160 and four
/// extensions of ours. `dev.carthal.ready` lists the services that must be there before the image is up,
/// `dev.carthal.milestones` those that the boot timeline
/// waits to see, `dev.carthal.layers` names files of configurations that variables choose, and a bundle or an entry of
/// a list may bear a `part`, so that a cart can be booted without that part.
record Feature(
        String id,
        List<Entry> bundles,
        Map<String, JsonObject> configurations,
        Map<String, Optional<String>> variables,
        Map<String, String> framework,
        List<String> layers,
        List<Need> ready,
        List<Need> milestones) {
    /// Name a bundle by its Maven coordinates, the part that it belongs to (empty: every cart), and its place in the
    /// start.
    record Entry(String id, String part, int startOrder) {}

    /// Name a service that somebody waits for, by filter and in words.
    record Need(String words, String filter, String part) {}

    static Feature read(Path file) throws LaunchException {
        JsonObject json = Json.object(file);
        String id = Json.text(json, "id").orElseThrow(() -> missing(file, "id"));
        if (!(json.get("bundles") instanceof JsonArray list)) {
            throw missing(file, "bundles");
        }
        List<Entry> bundles = new ArrayList<>();
        for (JsonElement element : list) {
            bundles.add(entry(file, element));
        }
        Map<String, JsonObject> configurations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> member :
                Json.members(json, "configurations").entrySet()) {
            configurations.put(
                    member.getKey(), Json.object(file, "configurations." + member.getKey(), member.getValue()));
        }
        Map<String, Optional<String>> variables = new LinkedHashMap<>();
        Json.members(json, "variables")
                .forEach((name, value) -> variables.put(
                        name, value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty()));
        Map<String, JsonElement> extensions = Json.members(json, "extensions");
        return new Feature(
                id,
                List.copyOf(bundles),
                configurations,
                variables,
                framework(file, extensions),
                layers(file, extensions),
                needs(file, extensions, "dev.carthal.ready"),
                needs(file, extensions, "dev.carthal.milestones"));
    }

    private static Entry entry(Path file, JsonElement element) throws LaunchException {
        if (element.isJsonPrimitive()) {
            return new Entry(element.getAsString(), "", 1);
        }
        if (!element.isJsonObject()) {
            throw LaunchException.user("a bundle must be an id or an object with one: file=" + file + ": " + element);
        }
        JsonObject bundle = element.getAsJsonObject();
        return new Entry(
                Json.text(bundle, "id").orElseThrow(() -> missing(file, "bundles[].id")),
                Json.text(bundle, "part").orElse(""),
                Json.integer(file, bundle, "start-order", 1));
    }

    private static Map<String, String> framework(Path file, Map<String, JsonElement> extensions)
            throws LaunchException {
        Map<String, String> properties = new LinkedHashMap<>();
        if (extensions.get("framework-launching-properties") instanceof JsonObject extension
                && extension.get("json") instanceof JsonObject values) {
            for (String name : values.keySet()) {
                properties.put(
                        name,
                        Json.text(values, name)
                                .orElseThrow(() -> LaunchException.user("a framework property must be text: file="
                                        + file + ", " + name + "=" + values.get(name))));
            }
        }
        return properties;
    }

    private static List<String> layers(Path file, Map<String, JsonElement> extensions) throws LaunchException {
        List<String> layers = new ArrayList<>();
        if (extensions.get("dev.carthal.layers") instanceof JsonObject extension
                && extension.get("json") instanceof JsonArray list) {
            for (JsonElement element : list) {
                if (!element.isJsonPrimitive()) {
                    throw LaunchException.user("a layer must be a file's name: file=" + file + ": " + element);
                }
                layers.add(element.getAsString());
            }
        }
        return List.copyOf(layers);
    }

    private static List<Need> needs(Path file, Map<String, JsonElement> extensions, String name)
            throws LaunchException {
        List<Need> needs = new ArrayList<>();
        if (extensions.get(name) instanceof JsonObject extension && extension.get("json") instanceof JsonArray list) {
            for (JsonElement element : list) {
                JsonObject need = Json.object(file, name + "[]", element);
                needs.add(new Need(
                        Json.text(need, "words").orElseThrow(() -> missing(file, name + "[].words")),
                        Json.text(need, "filter").orElseThrow(() -> missing(file, name + "[].filter")),
                        Json.text(need, "part").orElse("")));
            }
        }
        return List.copyOf(needs);
    }

    private static LaunchException missing(Path file, String member) {
        return LaunchException.user("a feature needs the member " + member + ": file=" + file);
    }
}
