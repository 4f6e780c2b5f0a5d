package dev.carthal.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

final class ReadingLines implements LineFormat<Reading> {
    /// No scale shows more; an exponent of nine digits is one short word, and a number that fills the memory.
    private static final int MOST_PLACES = 40;

    @Override
    public Reading read(Fields line) throws RecordingException {
        Reading reading = Reading.of(line.whole("seq", 0, Long.MAX_VALUE), line.whole("t", 0, Long.MAX_VALUE))
                .from(Origin.REPLAYED);
        if (line.has("value")) {
            reading = reading.indicating(indication(line));
        }
        Optional<String> raw = line.optionalText("raw");
        if (raw.isPresent()) {
            try {
                reading = reading.ofBytes(HexFormat.of().parseHex(raw.get()));
            } catch (IllegalArgumentException e) {
                throw line.wrong("raw", "hexadecimal digits in pairs", e);
            }
        }
        return reading.with(flags(line));
    }

    private static Indication indication(Fields line) throws RecordingException {
        WeightUnit unit = unit(line);
        try {
            Indication indication = new Indication(decimal(line.text("value")), unit);
            indication.milligrams();
            return indication;
        } catch (ArithmeticException | NumberFormatException e) {
            throw line.wrong("value", "a decimal that a cart could weigh", e);
        }
    }

    private static WeightUnit unit(Fields line) throws RecordingException {
        String symbol = line.text("unit");
        Optional<String> size = line.optionalText("unitMg");
        if (size.isPresent()) {
            try {
                return new WeightUnit(symbol, decimal(size.get()));
            } catch (IllegalArgumentException e) {
                throw line.wrong("unitMg", "the milligrams of a unit, above 0", e);
            }
        }
        return known().filter(unit -> unit.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> line.wrong(
                        "unit",
                        "one of " + known().map(WeightUnit::symbol).toList() + ", or unitMg must give its size"));
    }

    private static BigDecimal decimal(String text) {
        BigDecimal decimal = text.length() > MOST_PLACES ? BigDecimal.ZERO : new BigDecimal(text);
        if (text.length() > MOST_PLACES || Math.abs((long) decimal.scale()) > MOST_PLACES) {
            throw new NumberFormatException("more than " + MOST_PLACES + " places");
        }
        return decimal;
    }

    private static Stream<WeightUnit> known() {
        return Stream.of(
                WeightUnit.MILLIGRAM,
                WeightUnit.CARAT,
                WeightUnit.GRAM,
                WeightUnit.KILOGRAM,
                WeightUnit.TONNE,
                WeightUnit.OUNCE,
                WeightUnit.TROY_OUNCE,
                WeightUnit.POUND);
    }

    private static Flag[] flags(Fields line) throws RecordingException {
        try {
            return line.texts("flags").stream().map(Flag::valueOf).toArray(Flag[]::new);
        } catch (IllegalArgumentException e) {
            throw line.wrong("flags", "a list out of " + Arrays.toString(Flag.values()), e);
        }
    }

    @Override
    public void write(Reading reading, JsonObject line) {
        reading.indication().ifPresent(shown -> {
            line.addProperty("value", shown.value().toPlainString());
            line.addProperty("unit", shown.unit().symbol());
            if (known().noneMatch(shown.unit()::equals)) {
                line.addProperty("unitMg", shown.unit().milligrams().toPlainString());
            }
        });
        var flags = new JsonArray();
        reading.flags().forEach(flag -> flags.add(flag.name()));
        line.add("flags", flags);
        byte[] raw = reading.raw();
        if (raw.length > 0) {
            line.addProperty("raw", HexFormat.of().formatHex(raw));
        }
    }

    @Override
    public long sequence(Reading reading) {
        return reading.sequence();
    }

    @Override
    public long nanos(Reading reading) {
        return reading.captureNanos();
    }
}
