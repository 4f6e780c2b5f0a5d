package dev.carthal.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Compares our table with GS1's dictionary, read here in another way than by the script that wrote it.
final class DictionaryTests {
    private static final Path DICTIONARY =
            Path.of(System.getProperty("house.root"), "../shared/data/gs1/gs1-syntax-dictionary.txt");

    @Test
    void everyIdentifierIsThatOfTheDictionary() throws IOException {
        assumeTrue(
                Files.exists(DICTIONARY),
                "the GS1 Barcode Syntax Dictionary is no part of the repository: no such file: " + DICTIONARY);
        Map<String, String> theirs = new TreeMap<>();
        for (String line : Files.readAllLines(DICTIONARY)) {
            if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
                add(theirs, line.replaceAll("#.*", "").strip());
            }
        }
        Map<String, String> ours = new TreeMap<>();
        Identifiers.all().forEach(one -> ours.put(one.ai(), words(one)));
        assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(500);
    }

    private static void add(Map<String, String> theirs, String line) {
        List<String> words = new ArrayList<>(List.of(line.split("\\s+", -1)));
        String[] ends = words.removeFirst().split("-", -1);
        String flags = words.getFirst().matches("[*?]+") ? words.removeFirst() : "";
        List<String> rules = words.stream()
                .filter(word -> word.matches("(req|ex|dlpkey).*"))
                .sorted()
                .toList();
        words.removeIf(word -> word.matches("(req|ex|dlpkey).*"));
        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
            String ai = String.format(Locale.ROOT, "%0" + ends[0].length() + "d", i);
            theirs.put(ai, flags + " " + String.join(" ", words) + " " + String.join(" ", rules));
        }
    }

    /// {@return an identifier as the dictionary writes it}
    private static String words(Identifier one) {
        List<String> parts = new ArrayList<>();
        for (Identifier.Part part : one.parts()) {
            String length = part.least() == part.most() ? "" + part.most() : ".." + part.most();
            String form = Character.toUpperCase(part.set().name()) + length;
            StringBuilder text = new StringBuilder(part.optional() ? "[" + form + "]" : form);
            part.linters().forEach(linter -> text.append(',').append(linter.name()));
            parts.add(text.toString());
        }
        List<String> rules = new ArrayList<>();
        one.required()
                .forEach(any -> rules.add("req="
                        + join(
                                ",",
                                any.stream().map(all -> join("+", all.all())).toList())));
        if (!one.excluded().isEmpty()) {
            rules.add("ex=" + join(",", one.excluded()));
        }
        if (one.isKey()) {
            String sequences = join(
                    "|", one.qualifiers().stream().map(all -> join(",", all)).toList());
            rules.add(sequences.isEmpty() ? "dlpkey" : "dlpkey=" + sequences);
        }
        rules.sort(null);
        String flags = (one.predefined() ? "*" : "") + (one.attribute() ? "?" : "");
        return flags + " " + String.join(" ", parts) + " " + String.join(" ", rules);
    }

    private static String join(String separator, List<?> words) {
        return String.join(separator, words.stream().map(Object::toString).toList());
    }
}
