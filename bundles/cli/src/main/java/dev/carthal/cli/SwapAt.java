package dev.carthal.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Hold a bundle and the instant of the recording at which it is swapped in.
record SwapAt(Path jar, long millis) {
    private static final Pattern TEXT = Pattern.compile("(.+)@(\\d{1,6}(?:\\.\\d{1,3})?)");

    /// Read `FILE@SECONDS`.
    static final class Text implements ITypeConverter<SwapAt> {
        @Override
        public SwapAt convert(String text) {
            Matcher parts = TEXT.matcher(text);
            if (!parts.matches()) {
                throw new TypeConversionException("must be FILE@SECONDS, such as scale-1.1.0.jar@12.5: " + text);
            }
            Path jar = Path.of(parts.group(1));
            if (!Files.isReadable(jar) || Files.isDirectory(jar)) {
                throw new TypeConversionException("must name a bundle that can be read: file=" + jar);
            }
            long millis = new BigDecimal(parts.group(2)).movePointRight(3).longValueExact();
            return new SwapAt(jar.toAbsolutePath().normalize(), millis);
        }
    }

    /// {@return what the cart is to be configured with}
    static Map<String, JsonObject> configurations(List<SwapAt> swaps) {
        if (swaps.isEmpty()) {
            return Map.of();
        }
        JsonArray acts = new JsonArray();
        swaps.forEach(swap -> acts.add(swap.millis() + " " + swap.jar()));
        JsonObject rehearsal = new JsonObject();
        rehearsal.add("swaps", acts);
        return Map.of("dev.carthal.rehearsal", rehearsal);
    }
}
