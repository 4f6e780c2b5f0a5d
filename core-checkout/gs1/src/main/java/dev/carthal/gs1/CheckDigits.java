package dev.carthal.gs1;

import java.util.Locale;
import java.util.Set;

/// Check digits and characters. What checks a value answers with where it is wrong, or [#FINE].
final class CheckDigits {
    static final int FINE = -1;

    private static final String SET_82 =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final String SET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int[] PRIMES = {
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97
    };
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private CheckDigits() {}

    /// {@return the digit that belongs behind these: from the right they count 3, 1, 3, … times, and it fills
    /// up to the next ten (GS1 General Specifications 7.9.1)}
    static byte digit(byte[] data, int from, int to) {
        int sum = 0;
        for (int i = to - 1, weight = 3; i >= from; i--, weight = 4 - weight) {
            sum += (data[i] - '0') * weight;
        }
        return (byte) ('0' + (10 - sum % 10) % 10);
    }

    static int last(byte[] data, int from, int to) {
        return digit(data, from, to - 1) == data[to - 1] ? FINE : to - 1;
    }

    /// The pair of check characters of alphanumeric keys (7.9.5): places in set 82, from the right times the
    /// primes, modulo 1021.
    static int pair(byte[] data, int from, int to) {
        int end = to - 2;
        if (end < from) {
            return from;
        }
        int sum = 0;
        for (int i = from; i < end; i++) {
            sum += SET_82.indexOf(data[i]) * PRIMES[end - 1 - i];
        }
        sum %= 1021;
        return data[end] == SET_32.charAt(sum >> 5) && data[end + 1] == SET_32.charAt(sum & 31) ? FINE : end;
    }

    /// ISO 13616: country, two check digits, modulo 97.
    static int iban(byte[] data, int from, int to) {
        if (to - from <= 10 || !COUNTRIES.contains(Bytes.text(data, from, from + 2))) {
            return from;
        }
        int rest = 0;
        for (int i = 0; i < to - from; i++) {
            int at = from + (i + 4) % (to - from);
            byte b = data[at];
            if (!Bytes.isDigit(b) && !Bytes.isUpper(b)) {
                return at;
            }
            rest = (Bytes.isDigit(b) ? rest * 10 + b - '0' : rest * 100 + b - 'A' + 10) % 97;
        }
        return rest == 1 ? FINE : from + 2;
    }

    static int country(byte[] data, int from, int to) {
        return COUNTRIES.contains(Bytes.text(data, from, to)) ? FINE : from;
    }
}
