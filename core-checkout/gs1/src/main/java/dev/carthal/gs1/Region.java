package dev.carthal.gs1;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Know how numbers of restricted circulation are written where the shop is, and in which currency it sells.
public final class Region {
    /// Nowhere: numbers of restricted circulation stay opaque.
    public static final Region NONE = new Region(null, List.of());

    private static final Map<String, Region> KNOWN = read();

    private final @Nullable Currency currency;
    private final List<Layout> layouts;

    private Region(@Nullable Currency currency, List<Layout> layouts) {
        this.currency = currency;
        this.layouts = List.copyOf(layouts);
    }

    private static Map<String, Region> read() {
        Map<String, Region> known = new TreeMap<>();
        for (String line : Codes.lines("regions.txt")) {
            List<String> words = List.of(line.split(" ", -1));
            known.put(
                    words.getFirst(),
                    new Region(Currency.getInstance(words.get(1)), List.of()).with(words.subList(2, words.size())));
        }
        return known;
    }

    /// {@return the names of all regions}
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    /// {@return the region with that name, such as `DE`, in either case}
    public static Optional<Region> named(String name) {
        return Optional.ofNullable(KNOWN.get(name.toUpperCase(Locale.ROOT)));
    }

    /// {@return this region, with layouts of its own shop that come before those of the region}
    ///
    /// @param patterns such as `21IIIIIWWWWWC`: prefix, I item, V verifier, W weight, P price or N count, C
    ///     check digit
    /// @throws IllegalArgumentException if one is none
    public Region with(List<String> patterns) {
        List<Layout> all = new ArrayList<>(patterns.stream().map(Layout::of).toList());
        all.addAll(layouts);
        return new Region(currency, all);
    }

    /// {@return the ISO 4217 code of what shops sell in there; empty where there is none}
    public Optional<String> currencyCode() {
        return Optional.ofNullable(currency).map(Currency::getCurrencyCode);
    }

    @Nullable
    Currency currency() {
        return currency;
    }

    /// {@return what the number of 14 digits says here; null if it is opaque}
    Layout.@Nullable Restricted read(byte[] gtin, int shift) throws Gs1Exception {
        for (int i = 0; i < layouts.size(); i++) {
            if (layouts.get(i).fits(gtin)) {
                return layouts.get(i).read(gtin, shift);
            }
        }
        return null;
    }
}
