package dev.carthal.house;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The committed list of third-party software beside what Maven resolved for the modules, tests aside.
final class ThirdParty {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[`([^`]+)`]\\([^)]*\\) \\| (\\S+) \\|");
    private static final Pattern RESOLVED = Pattern.compile(
            "(?m)^\\s+([^:\\s]+):([^:\\s]+):[^:\\s]+(?::[^:\\s]+)?:([^:\\s]+):(compile|provided|runtime|system)\\b");

    private ThirdParty() {}

    /// {@return what is used and not listed, or listed and not used}
    static List<String> differences(String list, Collection<String> resolved) {
        Set<String> listed = ROW.matcher(list)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = resolved.stream()
                .flatMap(text -> RESOLVED.matcher(text).results())
                .map(ThirdParty::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        used.stream()
                                .filter(name -> !listed.contains(name))
                                .map(name -> name + " is used and not listed"),
                        listed.stream()
                                .filter(name -> !used.contains(name))
                                .map(name -> name + " is listed and not used"))
                .toList();
    }

    private static String name(MatchResult line) {
        return line.group(1) + ":" + line.group(2) + " " + line.group(3);
    }
}
