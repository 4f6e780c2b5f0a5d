package dev.carthal.gs1;

import static dev.carthal.gs1.CheckDigits.FINE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists that others keep: countries, currencies, packages, media.
final class Codes {
    private static final BitSet COUNTRIES = new BitSet();
    private static final BitSet CURRENCIES = new BitSet();
    private static final BitSet MEDIA = new BitSet();
    private static final Set<String> PACKAGES = new HashSet<>();
    private static final Map<Integer, Currency> BY_NUMBER = new HashMap<>();

    static {
        lines("codes.txt").forEach(Codes::take);
        // of two with the same number the one in use: XCG, which came after ANG
        Currency.getAvailableCurrencies().stream()
                .filter(one -> !one.getCurrencyCode().equals("ANG"))
                .forEach(one -> BY_NUMBER.put(one.getNumericCode(), one));
    }

    private Codes() {}

    /// {@return the lines of a resource that are no comments}
    static List<String> lines(String resource) {
        try (InputStream stream = Codes.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("not in this bundle: resource=" + resource);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void take(String line) {
        String[] words = line.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            switch (words[0]) {
                case "country" -> add(COUNTRIES, words[i]);
                case "currency" -> add(CURRENCIES, words[i]);
                case "media" -> add(MEDIA, words[i]);
                case "package" -> PACKAGES.add(words[i]);
                default -> throw new IllegalStateException("no such list: " + words[0]);
            }
        }
    }

    private static void add(BitSet list, String range) {
        String[] ends = range.split("-", -1);
        list.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
    }

    /// {@return the currency with that number; null where the machine knows none}
    static @Nullable Currency currency(int number) {
        return BY_NUMBER.get(number);
    }

    static int currency(byte[] data, int from, int to) {
        return in(CURRENCIES, data, from, to);
    }

    static int country(byte[] data, int from, int to) {
        return in(COUNTRIES, data, from, to);
    }

    /// 999: several, or not known.
    static int countryOr999(byte[] data, int from, int to) {
        return Bytes.number(data, from, to) == 999 ? FINE : country(data, from, to);
    }

    static int media(byte[] data, int from, int to) {
        return in(MEDIA, data, from, to);
    }

    static int packageType(byte[] data, int from, int to) {
        return PACKAGES.contains(Bytes.text(data, from, to)) ? FINE : from;
    }

    private static int in(BitSet list, byte[] data, int from, int to) {
        return list.get((int) Bytes.number(data, from, to)) ? FINE : from;
    }
}
