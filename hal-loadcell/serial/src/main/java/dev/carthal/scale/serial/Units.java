package dev.carthal.scale.serial;

import dev.carthal.hal.weight.WeightUnit;
import dev.carthal.line.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class Units {
    private static final int LONGEST = 3;

    private Units() {}

    /// {@return the unit that people write so, in any case}
    static Optional<WeightUnit> of(String symbol) {
        byte[] bytes = symbol.getBytes(StandardCharsets.ISO_8859_1);
        return Optional.ofNullable(of(bytes, 0, bytes.length));
    }

    /// {@return the unit that stands there, in any case, with spaces around it; null if it is none}
    static @Nullable WeightUnit of(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] == ' ') {
            end--;
        }
        int word = 0;
        for (int at = start; at < end; at++) {
            if (!Ascii.letter(bytes[at]) || end - start > LONGEST) {
                return null;
            }
            word = word << 8 | bytes[at] | 0x20;
        }
        return named(word);
    }

    private static @Nullable WeightUnit named(int word) {
        return switch (word) {
            case 'm' << 8 | 'g' -> WeightUnit.MILLIGRAM;
            case 'g' -> WeightUnit.GRAM;
            case 'k' << 8 | 'g' -> WeightUnit.KILOGRAM;
            case 't' -> WeightUnit.TONNE;
            case 'c' << 8 | 't' -> WeightUnit.CARAT;
            case 'o' << 8 | 'z' -> WeightUnit.OUNCE;
            case 'o' << 16 | 'z' << 8 | 't' -> WeightUnit.TROY_OUNCE;
            case 'l' << 8 | 'b' -> WeightUnit.POUND;
            default -> null;
        };
    }
}
