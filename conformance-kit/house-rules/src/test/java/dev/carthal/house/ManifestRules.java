package dev.carthal.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What bundles show to each other.
final class ManifestRules {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private ManifestRules() {}

    /// {@return what is wrong with the exports: contracts export their own packages, bundles without a source
    /// those of the library that they carry, and nobody else anything}
    static List<String> strayExports(House house) {
        List<String> faults = new ArrayList<>();
        for (Module module : house.modules()) {
            for (String exported : packages(module, "Export-Package")) {
                if (!mayExport(module, exported)) {
                    faults.add(module.folder() + " exports " + exported);
                }
            }
        }
        return faults;
    }

    private static boolean mayExport(Module module, String exported) {
        return module.packages().isEmpty()
                ? !exported.startsWith("dev.carthal.")
                : Room.of(module).kind() == Room.Kind.CONTRACT
                        && module.packages().contains(exported);
    }

    /// {@return the imports of ours that no module exports: a library that was meant to be copied in}
    static List<String> danglingImports(House house) {
        Set<String> exported = house.modules().stream()
                .flatMap(module -> packages(module, "Export-Package").stream())
                .collect(Collectors.toSet());
        return house.modules().stream()
                .filter(module -> Room.of(module).kind() != Room.Kind.TOOL)
                .filter(module -> Room.of(module).kind() != Room.Kind.LIBRARY)
                .flatMap(module -> packages(module, "Import-Package").stream()
                        .filter(imported -> imported.startsWith("dev.carthal.") && !exported.contains(imported))
                        .map(imported -> module.folder() + " imports " + imported + ", which no bundle exports"))
                .toList();
    }

    private static List<String> packages(Module module, String header) {
        return module.header(header).stream()
                .map(value -> QUOTED.matcher(value).replaceAll(""))
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(clause -> clause.replaceAll(";.*", "").trim())
                .toList();
    }
}
