package dev.carthal.catalogue;

import java.util.Optional;

/// Hold a global trade item number with a right check digit, as its 14 digits: a GTIN-8, -12 or -13 with zeros
/// before it, so that the same number read by different scanners is equal.
///
/// @param digits all 14
public record Gtin(String digits) {
    /// Check the digits.
    ///
    /// @throws IllegalArgumentException if it is not 14 digits, or the check digit is wrong
    public Gtin {
        if (digits.length() != 14 || !isDigits(digits)) {
            throw new IllegalArgumentException("a GTIN must be 8, 12, 13 or 14 digits: gtin=" + digits);
        }
        char expected = checkDigit(digits.substring(0, 13));
        if (digits.charAt(13) != expected) {
            throw new IllegalArgumentException("the check digit must be " + expected + ": gtin=" + digits);
        }
    }

    /// {@return the number of these 8, 12, 13 or 14 digits}
    ///
    /// @throws IllegalArgumentException if there are not so many digits, or the check digit is wrong
    public static Gtin of(String text) {
        boolean length = switch (text.length()) {
            case 8, 12, 13, 14 -> true;
            default -> false;
        };
        if (!length || !isDigits(text)) {
            throw new IllegalArgumentException("a GTIN must be 8, 12, 13 or 14 digits: gtin=" + text);
        }
        char expected = checkDigit(text.substring(0, text.length() - 1));
        if (text.charAt(text.length() - 1) != expected) {
            throw new IllegalArgumentException("the check digit must be " + expected + ": gtin=" + text);
        }
        return new Gtin("0".repeat(14 - text.length()) + text);
    }

    /// {@return the number that a scanner read; empty when it read something else}
    public static Optional<Gtin> find(String text) {
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException noGtin) {
            return Optional.empty();
        }
    }

    /// {@return the digit that makes `payload` a GTIN (GS1 General Specifications 7.9): from the right, the
    /// digits count 3, 1, 3, 1, … times, and the check digit fills up to the next ten}
    static char checkDigit(String payload) {
        int sum = 0;
        for (int i = payload.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (payload.charAt(i) - '0') * weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// {@return the number as it is printed under a barcode: 13 digits, or 14 where the first is not zero}
    @Override
    public String toString() {
        return digits.charAt(0) == '0' ? digits.substring(1) : digits;
    }
}
