package dev.carthal.scale.serial;

import java.util.List;
import java.util.Optional;

/// A barcode as a Datalogic scanner sends it (Magellan 8500 product reference guide, appendix F; the identifiers of EAN
/// and Code 39 from elsewhere).
///
/// @param aim its AIM identifier
/// @param data what follows the identifier
record Label(String aim, String data) {
    private record Identifier(String word, String aim, String data) {}

    /// How many it must be says whoever checks whether they are whole.
    private static final String DIGITS = "[0-9]+";

    /// The longer ones first.
    private static final List<Identifier> IDENTIFIERS = List.of(
            new Identifier("FF", "]E4", DIGITS),
            new Identifier("F", "]E0", DIGITS),
            new Identifier("A", "]E0", DIGITS),
            new Identifier("E", "]E0", DIGITS),
            new Identifier("R4", "]e0", ".+"),
            new Identifier("B1", "]A0", ".+"),
            new Identifier("#", "]C0", ".+"),
            new Identifier("%", "]F0", ".+"));

    /// {@return the barcode; empty where nothing known stands before the data}
    static Optional<Label> of(String text) {
        if (text.matches("(?s)\\][A-Za-z][A-Za-z0-9].+")) {
            return Optional.of(new Label(text.substring(0, 3), text.substring(3)));
        }
        return IDENTIFIERS.stream()
                .filter(known -> text.matches("(?s)" + known.word + known.data))
                .findFirst()
                .map(known -> new Label(known.aim, text.substring(known.word.length())));
    }
}
