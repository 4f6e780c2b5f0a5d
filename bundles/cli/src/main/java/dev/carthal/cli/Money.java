package dev.carthal.cli;

import java.math.BigDecimal;
import java.util.Currency;

/// Write prices and weights for people.
final class Money {
    private Money() {}

    static String price(long minor, String currency) {
        int digits = currency.isEmpty() ? 2 : Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, Math.max(0, digits)).toPlainString() + " " + currency;
    }

    static String grams(long milligrams) {
        return (milligrams < 0 ? -((-milligrams + 500) / 1000) : (milligrams + 500) / 1000) + " g";
    }
}
