package dev.carthal.gs1;

import dev.carthal.gs1.Identifier.Group;
import dev.carthal.gs1.Identifier.Part;
import dev.carthal.gs1.Identifier.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All application identifiers, found by their digits.
final class Identifiers {
    /// By the first two digits: how many an identifier has that begins like this; 0 where none does.
    private static final int[] LENGTHS = new int[100];

    private static final @Nullable Identifier[][] BY_LENGTH = {
        {}, {}, new Identifier[100], new Identifier[1000], new Identifier[10_000]
    };
    private static final List<Identifier> ALL = read();

    private Identifiers() {}

    private static List<Identifier> read() {
        List<Identifier> all = new ArrayList<>();
        for (String line : Codes.lines("identifiers.txt")) {
            String[] words = line.split(" ", -1);
            String[] ends = words[0].split("-", -1);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                Identifier one = identifier(words, ends[0].length(), number);
                all.add(one);
                BY_LENGTH[ends[0].length()][number] = one;
                LENGTHS[Integer.parseInt(one.ai().substring(0, 2))] = ends[0].length();
            }
        }
        return List.copyOf(all);
    }

    private static Identifier identifier(String[] words, int length, int number) {
        List<Part> parts = new ArrayList<>();
        List<List<Group>> required = new ArrayList<>();
        List<Pattern> excluded = new ArrayList<>();
        List<List<String>> qualifiers = List.of();
        boolean key = false;
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            String rest = word.substring(1);
            switch (word.charAt(0)) {
                case '+' ->
                    required.add(Stream.of(rest.split(",", -1))
                            .map(Identifiers::group)
                            .toList());
                case '!' -> Stream.of(rest.split(",", -1)).map(Pattern::of).forEach(excluded::add);
                case '/' -> {
                    key = true;
                    qualifiers = Stream.of(rest.split("\\|", -1))
                            .map(sequence -> List.of(sequence.split(",", -1)))
                            .toList();
                }
                default -> parts.add(part(word));
            }
        }
        return new Identifier(
                String.format(Locale.ROOT, "%0" + length + "d", number),
                number,
                words[1].contains("*"),
                words[1].contains("a"),
                List.copyOf(parts),
                List.copyOf(required),
                List.copyOf(excluded),
                qualifiers,
                key);
    }

    private static Group group(String text) {
        return new Group(Stream.of(text.split("\\+", -1)).map(Pattern::of).toList());
    }

    private static Part part(String text) {
        String[] words = text.split(":", -1);
        String[] ends = words[0].substring(1).replace("?", "").split("-", -1);
        List<Linter> linters = Stream.of(words).skip(1).map(Linter::named).toList();
        return new Part(
                Characters.named(words[0].charAt(0)),
                Integer.parseInt(ends[0]),
                Integer.parseInt(ends[ends.length - 1]),
                words[0].endsWith("?"),
                linters);
    }

    static List<Identifier> all() {
        return ALL;
    }

    /// {@return the identifier that begins there; null if none does}
    static @Nullable Identifier at(byte[] data, int from, int to) {
        if (to - from < 2 || !Bytes.isDigit(data[from]) || !Bytes.isDigit(data[from + 1])) {
            return null;
        }
        int length = LENGTHS[(data[from] - '0') * 10 + data[from + 1] - '0'];
        int end = from + length;
        if (length == 0 || end > to || Bytes.digits(data, from + 2, end) < end) {
            return null;
        }
        int number = (int) Bytes.number(data, from, end);
        return BY_LENGTH[length][number];
    }

    /// {@return the identifier that is all of it; null if none is}
    static @Nullable Identifier of(byte[] data, int from, int to) {
        Identifier one = at(data, from, to);
        return one == null || one.ai().length() < to - from ? null : one;
    }
}
