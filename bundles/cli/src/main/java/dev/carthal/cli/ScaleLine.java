package dev.carthal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Origin;
import dev.carthal.hal.weight.Reading;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/// A reading as a line, for people and for programs.
final class ScaleLine {
    private ScaleLine() {}

    /// {@return the reading; what it has not is left out}
    static JsonObject json(Instant at, Reading reading) {
        JsonObject line = new JsonObject();
        line.addProperty("at", at.toString());
        reading.indication().ifPresent(shown -> {
            line.addProperty("indicated", shown.value().toPlainString());
            line.addProperty("unit", shown.unit().symbol());
            line.addProperty("weightMg", shown.milligrams());
        });
        JsonArray flags = new JsonArray();
        reading.flags().forEach(flag -> flags.add(flag.name()));
        line.add("flags", flags);
        line.addProperty("raw", HexFormat.of().formatHex(reading.raw()));
        return line;
    }

    static String text(Reading reading, double rate) {
        String flags = reading.flags().stream().map(Flag::name).collect(Collectors.joining(" "));
        return String.format(Locale.ROOT, "%14s  %4.1f/s  %s", shown(reading), rate, flags)
                .stripTrailing();
    }

    static String shown(Reading reading) {
        return reading.indication()
                .map(Object::toString)
                .orElseGet(() -> reading.origin() == Origin.CONVERTER ? counts(reading) : "no weight");
    }

    /// What bare cells say before anybody knows what they weigh.
    private static String counts(Reading reading) {
        int[] counts = new int[reading.raw().length / Integer.BYTES];
        ByteBuffer.wrap(reading.raw()).asIntBuffer().get(counts);
        return Arrays.stream(counts).mapToObj(Integer::toString).collect(Collectors.joining(" ", "counts ", ""));
    }
}
