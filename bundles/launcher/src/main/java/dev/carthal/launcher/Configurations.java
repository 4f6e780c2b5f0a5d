package dev.carthal.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Layer an image's configurations: the feature's first, then the overrides in the data folder, member by
/// member, then variables. A member may name its type, `port:Integer`, as the OSGi Configurator has it. One that is
/// nothing but a variable without text is left out, and in a list such a variable is as many elements as it has between
/// commas.
final class Configurations {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)}");

    private final Map<String, JsonObject> byPid = new LinkedHashMap<>();
    private final Map<String, String> variables;

    /// Begin with what the feature says.
    ///
    /// @throws LaunchException if a variable has no value, or `given` has one that the feature does not know
    Configurations(Feature feature, Map<String, String> given) throws LaunchException {
        variables = values(feature, given);
        feature.configurations()
                .forEach((pid, members) -> byPid.put(pid, members.deepCopy().getAsJsonObject()));
    }

    private static Map<String, String> values(Feature feature, Map<String, String> given) throws LaunchException {
        for (String name : given.keySet()) {
            if (!feature.variables().containsKey(name)) {
                throw LaunchException.user("the image has no such variable: " + name + "=" + given.get(name)
                        + ", expected one of " + feature.variables().keySet());
            }
        }
        Map<String, String> values = new LinkedHashMap<>(given);
        List<String> without = new ArrayList<>();
        feature.variables().forEach((name, fallback) -> {
            if (!given.containsKey(name)) {
                fallback.ifPresentOrElse(text -> values.put(name, text), () -> without.add(name));
            }
        });
        if (!without.isEmpty()) {
            throw LaunchException.user("the image needs values for its variables " + without);
        }
        // A default may be made of given values, such as the image's folder.
        Map<String, String> expanded = new LinkedHashMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String text = given.containsKey(value.getKey()) ? value.getValue() : expand(value.getValue(), given);
            expanded.put(value.getKey(), text);
        }
        return expanded;
    }

    /// Lay the files over that the feature's layers name by variables.
    void choose(List<String> layers) throws LaunchException {
        for (String layer : layers) {
            Path file = Path.of(expand(layer, variables));
            if (!Files.isRegularFile(file)) {
                throw LaunchException.user("there must be a file for the image's layer " + layer + ": file=" + file);
            }
            lay(file);
        }
    }

    /// Lay all `*.json` files of `folder` over, in the order of their names; each holds configurations by PID.
    void override(Path folder) throws LaunchException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                lay(file);
            }
        } catch (IOException e) {
            throw new LaunchException(LaunchException.Fault.USER, "cannot be read: folder=" + folder + ": " + e, e);
        }
    }

    /// Lay these over.
    void override(Map<String, JsonObject> more) throws LaunchException {
        for (Map.Entry<String, JsonObject> entry : more.entrySet()) {
            lay("the command line", entry.getKey(), entry.getValue());
        }
    }

    private void lay(Path file) throws LaunchException {
        for (Map.Entry<String, JsonElement> entry : Json.object(file).entrySet()) {
            if (!(entry.getValue() instanceof JsonObject members)) {
                throw LaunchException.user(
                        "a configuration must be an object: file=" + file + ", pid=" + entry.getKey());
            }
            lay("file=" + file, entry.getKey(), members);
        }
    }

    private void lay(String from, String pid, JsonObject members) throws LaunchException {
        checkPid(from, pid);
        JsonObject base = byPid.computeIfAbsent(pid, _ -> new JsonObject());
        members.entrySet().forEach(member -> base.add(member.getKey(), member.getValue()));
    }

    /// An image names all of ours that it has, so another one is misspelt and would do nothing, without a word.
    /// One more of a factory is welcome.
    private void checkPid(String from, String pid) throws LaunchException {
        String factory = factory(pid);
        if (pid.startsWith("dev.carthal.")
                && byPid.keySet().stream().map(Configurations::factory).noneMatch(factory::equals)) {
            throw LaunchException.user("the image has no such configuration: " + from + ", pid=" + pid
                    + ", expected one of " + byPid.keySet());
        }
    }

    private static String factory(String pid) {
        int tilde = pid.indexOf('~');
        return tilde < 0 ? pid : pid.substring(0, tilde + 1);
    }

    /// {@return the configurations by PID, `factory~name` where one of several}
    Map<String, Map<String, Object>> resolved() throws LaunchException {
        Map<String, Map<String, Object>> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, JsonObject> entry : byPid.entrySet()) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (Map.Entry<String, JsonElement> member : entry.getValue().entrySet()) {
                if (!member.getValue().isJsonNull() && !isLeftOut(member.getValue())) {
                    put(members, entry.getKey(), member.getKey(), member.getValue());
                }
            }
            resolved.put(entry.getKey(), members);
        }
        return resolved;
    }

    private boolean isLeftOut(JsonElement value) throws LaunchException {
        JsonElement only = value instanceof JsonArray list && list.size() == 1 ? list.get(0) : value;
        return isVariable(only) && expand(only.getAsString(), variables).isEmpty();
    }

    private static boolean isVariable(JsonElement value) {
        return value.isJsonPrimitive() && VARIABLE.matcher(value.getAsString()).matches();
    }

    /// {@return these texts with the values of their variables}
    Map<String, String> resolved(Map<String, String> texts) throws LaunchException {
        Map<String, String> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            resolved.put(text.getKey(), expand(text.getValue(), variables));
        }
        return resolved;
    }

    private void put(Map<String, Object> members, String pid, String key, JsonElement element) throws LaunchException {
        int colon = key.lastIndexOf(':');
        String name = colon < 0 ? key : key.substring(0, colon);
        String type = colon < 0 ? "" : key.substring(colon + 1).replace("[]", "");
        try {
            if (element instanceof JsonArray array) {
                members.put(name, array(array, type));
            } else if (element instanceof JsonPrimitive primitive) {
                members.put(name, scalar(primitive, type));
            } else {
                throw new IllegalArgumentException("an object");
            }
        } catch (IllegalArgumentException e) {
            throw new LaunchException(
                    LaunchException.Fault.USER,
                    "must be " + (type.isEmpty() ? "text, a number, true, false or a list" : "of type " + type)
                            + ": pid=" + pid + ", " + name + "=" + element,
                    e);
        }
    }

    private Object array(JsonArray array, String type) throws LaunchException {
        List<Object> values = new ArrayList<>();
        for (JsonElement element : array) {
            if (isVariable(element)) {
                for (String part : expand(element.getAsString(), variables).split(",", -1)) {
                    values.add(scalar(new JsonPrimitive(part), type));
                }
            } else if (element instanceof JsonPrimitive primitive) {
                values.add(scalar(primitive, type));
            } else {
                throw new IllegalArgumentException("a list of lists");
            }
        }
        boolean text = values.stream().allMatch(String.class::isInstance);
        return text ? values.toArray(new String[0]) : values;
    }

    private Object scalar(JsonPrimitive value, String type) throws LaunchException {
        String text = value.isString() ? expand(value.getAsString(), variables) : value.getAsString();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "string" -> text;
            case "int", "integer" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            case "" -> untyped(value, text);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Object untyped(JsonPrimitive value, String text) {
        if (value.isBoolean()) {
            return value.getAsBoolean();
        }
        if (value.isNumber()) {
            return text.matches("-?\\d+") ? (Object) Long.valueOf(text) : Double.valueOf(text);
        }
        return text;
    }

    private static String expand(String text, Map<String, String> values) throws LaunchException {
        StringBuilder expanded = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw LaunchException.user("there is no such variable: ${" + matcher.group(1) + "} in " + text
                        + ", expected one of " + values.keySet());
            }
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(expanded).toString();
    }
}
