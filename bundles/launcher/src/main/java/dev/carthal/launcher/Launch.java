package dev.carthal.launcher;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Say how an image is to be booted.
///
/// @param variables values for the image's variables
/// @param without the parts that are left out
/// @param data the data folder, already held
/// @param configurations by PID, laid over the image's and over those in the data folder
public record Launch(
        Map<String, String> variables, Set<String> without, Path data, Map<String, JsonObject> configurations) {
    /// Copy all.
    public Launch {
        variables = Map.copyOf(variables);
        without = Set.copyOf(without);
        configurations = Map.copyOf(configurations);
    }

    /// Boot with the configurations that are there.
    public Launch(Map<String, String> variables, Set<String> without, Path data) {
        this(variables, without, data, Map.of());
    }

    /// {@return the same in another data folder}
    public Launch in(Path folder) {
        return new Launch(variables, without, folder, configurations);
    }
}
