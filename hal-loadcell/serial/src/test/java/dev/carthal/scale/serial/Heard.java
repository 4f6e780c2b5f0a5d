package dev.carthal.scale.serial;

import dev.carthal.hal.weight.Flag;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Keep what a dialect tells, in words.
final class Heard implements Dialect.Sink {
    final List<String> all = new ArrayList<>();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /// {@return the readings without the refusals}
    List<String> readings() {
        return all.stream().filter(text -> !text.startsWith("!")).toList();
    }

    @Override
    public void frame(Parsed parsed) {
        String weight = !parsed.hasWeight() ? "-" : digits(parsed);
        all.add((weight + " " + parsed.flags.stream().map(Flag::name).collect(Collectors.joining(" "))).strip());
    }

    private static String digits(Parsed parsed) {
        String unit = parsed.hasUnit() ? parsed.unit().symbol() : "without a unit";
        String value = parsed.value().toPlainString();
        return (parsed.hasUnit() ? value : "0" + value) + " " + unit;
    }

    @Override
    public void refused(byte[] frame, int length, String reason) {
        all.add("!" + reason);
    }

    @Override
    public void say(byte[] bytes) {
        said.writeBytes(bytes);
    }
}
