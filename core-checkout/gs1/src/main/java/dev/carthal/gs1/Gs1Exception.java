package dev.carthal.gs1;

import java.util.Locale;

/// Report what is wrong with scan data, and at which byte. Has no stack trace: bad labels are daily bread.
public final class Gs1Exception extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final int at;

    /// What can be wrong.
    public enum Kind {
        /// There is no AIM identifier, and no GTIN either.
        SYMBOLOGY,
        /// There is nothing where something must be.
        EMPTY,
        /// No application identifier begins like this.
        IDENTIFIER,
        /// A value ends too early.
        TOO_SHORT,
        /// A value goes on for too long, or a separator is missing.
        TOO_LONG,
        /// A character must not stand here.
        CHARACTER,
        /// Check digit, or check characters, do not fit.
        CHECK_DIGIT,
        /// The verifier of a price or weight does not fit.
        VERIFIER,
        /// A value means nothing: a date, a country, a currency, …
        CONTENT,
        /// An identifier needs another one beside it.
        REQUIRED,
        /// An identifier must not stand beside another one.
        EXCLUDED,
        /// An identifier stands there twice, with different values.
        REPEATED,
        /// There are more identifiers than any label has.
        TOO_MANY,
        /// An address has no GS1 key: any page of the web, or a compressed Digital Link.
        NO_KEY,
        /// A GS1 Digital Link has its identifiers in the wrong places.
        DIGITAL_LINK;

        /// {@return its name as users read it: `check-digit`}
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Gs1Exception(Kind kind, int at, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.at = at;
    }

    /// {@return what is wrong}
    public Kind kind() {
        return kind;
    }

    /// {@return where: the first byte that is wrong, counted from 0 and with the AIM identifier; the length
    /// where something is missing at the end}
    public int at() {
        return at;
    }

    /// {@return the same, seen from somewhere else}
    Gs1Exception moved(int to) {
        return new Gs1Exception(kind, to, String.valueOf(getMessage()));
    }
}
