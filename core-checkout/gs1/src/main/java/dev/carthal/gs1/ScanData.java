package dev.carthal.gs1;

import dev.carthal.gs1.Layout.Measure;
import dev.carthal.gs1.Layout.Restricted;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Hold what one scan says. Immutable, as long as the bytes are that it was read from; strings are made when
/// asked for.
public final class ScanData {
    /// Where no currency is known, prices count hundredths.
    private static final int USUAL_DECIMALS = 2;

    private static final int AIM = 3;

    private final byte[] data;
    private final Region region;
    private final Elements elements;
    private final byte @Nullable [] gtin;
    private final @Nullable Restricted restricted;

    private ScanData(
            byte[] data, Region region, Elements elements, byte @Nullable [] gtin, @Nullable Restricted restricted) {
        this.data = data;
        this.region = region;
        this.elements = elements;
        this.gtin = gtin;
        this.restricted = restricted;
    }

    static ScanData of(byte[] data, Region region, Elements elements) {
        return new ScanData(data, region, elements, null, null);
    }

    static ScanData of(byte[] data, Region region, byte[] gtin, @Nullable Restricted restricted) {
        return new ScanData(data, region, new Elements(data), gtin, restricted);
    }

    static ScanData of(byte[] data, Region region) {
        return new ScanData(data, region, new Elements(data), null, null);
    }

    /// {@return the kind of symbol, such as `GS1 DataMatrix`; empty where the scanner does not say}
    public Optional<String> symbology() {
        return data[0] == ']' ? Optional.ofNullable(Symbols.name(data)) : Optional.empty();
    }

    /// {@return the application identifiers and their values, in the order of the label}
    public Map<String, String> ais() {
        Map<String, String> ais = LinkedHashMap.newLinkedHashMap(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            ais.put(elements.identifier(i).ai(), elements.value(i));
        }
        return ais;
    }

    /// {@return the same as people write it, `(01)09501101530003(10)ABC`, with a backslash before an opening
    /// bracket inside a value; empty where there is none}
    public Optional<String> elementString() {
        if (elements.size() == 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(data.length + 2 * elements.size());
        for (int i = 0; i < elements.size(); i++) {
            text.append('(').append(elements.identifier(i).ai()).append(')');
            for (int at = elements.from(i); at < elements.to(i); at++) {
                byte b = elements.data()[at];
                text.append(b == '(' ? "\\" : "").append((char) b);
            }
        }
        return Optional.of(text.toString());
    }

    /// {@return the same as a symbol carries it, GS behind what has no predefined length and is not the last}
    public byte[] unbracketed() {
        StringBuilder text = new StringBuilder(data.length);
        for (int i = 0; i < elements.size(); i++) {
            boolean separated = i > 0 && !elements.identifier(i - 1).predefined();
            text.append(separated ? "\u001D" : "")
                    .append(elements.identifier(i).ai())
                    .append(elements.value(i));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// {@return the same as a canonical GS1 Digital Link; empty where there is no key, or what a link cannot
    /// say}
    public Optional<String> digitalLink() {
        return Optional.ofNullable(new LinkWriter(elements).write());
    }

    /// {@return the GTIN, or the number of restricted circulation, as 14 digits}
    public Optional<String> gtin14() {
        if (gtin != null) {
            return Optional.of(Bytes.text(gtin, 0, gtin.length));
        }
        int at = elements.findShort(1);
        return at < 0 ? Optional.empty() : Optional.of(elements.value(at));
    }

    /// {@return the reference of the item in a number of restricted circulation}
    public Optional<String> item() {
        return restricted == null ? Optional.empty() : Optional.of(restricted.item());
    }

    /// {@return what the article has in a catalogue: the GTIN, or the number of restricted circulation without
    /// its value, as 14 digits}
    public Optional<String> lookup() {
        return restricted == null ? gtin14() : Optional.of(restricted.lookup());
    }

    /// {@return the net weight in milligrams, rounded half-even}
    public OptionalLong weightMg() {
        if (restricted != null) {
            return restricted.measure() == Measure.WEIGHT
                    ? Quantities.scaled(restricted.value(), restricted.decimals(), 6)
                    : OptionalLong.empty();
        }
        return Quantities.weightMg(elements);
    }

    /// {@return the price to pay in minor units of [#currency()], in hundredths where there is none; empty
    /// where it is not a whole number of them}
    public OptionalLong priceMinor() {
        if (restricted != null) {
            return restricted.measure() == Measure.PRICE
                    ? Quantities.scaled(restricted.value(), restricted.decimals(), decimals(region.currency()))
                    : OptionalLong.empty();
        }
        int local = elements.findDecimal(3920);
        if (local >= 0) {
            return Quantities.scaled(
                    elements.number(local), elements.identifier(local).decimals(), decimals(region.currency()));
        }
        int foreign = elements.findDecimal(3930);
        if (foreign < 0) {
            return OptionalLong.empty();
        }
        long value = Bytes.number(elements.data(), elements.from(foreign) + 3, elements.to(foreign));
        return Quantities.scaled(value, elements.identifier(foreign).decimals(), decimals(named(foreign)));
    }

    /// {@return the ISO 4217 code of what the price is in}
    public Optional<String> currency() {
        boolean local = restricted == null ? elements.findDecimal(3920) >= 0 : restricted.measure() == Measure.PRICE;
        int foreign = elements.findDecimal(3930);
        Currency currency = local ? region.currency() : foreign < 0 ? null : named(foreign);
        return Optional.ofNullable(currency).map(Currency::getCurrencyCode);
    }

    private @Nullable Currency named(int i) {
        return Codes.currency((int) Bytes.number(elements.data(), elements.from(i), elements.from(i) + 3));
    }

    private static int decimals(@Nullable Currency currency) {
        int decimals = currency == null ? USUAL_DECIMALS : currency.getDefaultFractionDigits();
        return decimals < 0 ? USUAL_DECIMALS : decimals;
    }

    /// {@return how many pieces there are}
    public OptionalLong count() {
        if (restricted != null) {
            return restricted.measure() == Measure.COUNT ? OptionalLong.of(restricted.value()) : OptionalLong.empty();
        }
        int variable = elements.findShort(30);
        int at = variable < 0 ? elements.findShort(37) : variable;
        return at < 0 ? OptionalLong.empty() : OptionalLong.of(elements.number(at));
    }

    /// {@return the two or five digits beside an EAN-13}
    public Optional<String> addOn() {
        if (gtin == null || data[0] != ']' || data[1] != 'E' || data[2] != '3') {
            return Optional.empty();
        }
        int digits = (data.length - AIM) % 3 == 0 ? AIM + 13 : AIM + 12;
        return Optional.of(Bytes.text(data, digits, data.length));
    }

    /// {@return what a symbol says that carries no GS1 data, one character a byte}
    public Optional<String> text() {
        boolean plain = gtin == null && elements.size() == 0;
        return plain ? Optional.of(Bytes.text(data, AIM, data.length)) : Optional.empty();
    }
}
