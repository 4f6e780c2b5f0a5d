package dev.carthal.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Say how an image is to be booted.
///
/// @param variables values for the image's variables
/// @param without the parts that are left out
/// @param data the data folder, already held
public record Launch(Map<String, String> variables, Set<String> without, Path data) {
    /// Copy all.
    public Launch {
        variables = Map.copyOf(variables);
        without = Set.copyOf(without);
    }
}
