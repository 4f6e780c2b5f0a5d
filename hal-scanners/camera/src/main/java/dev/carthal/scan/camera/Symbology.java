package dev.carthal.scan.camera;

import java.util.Arrays;
import java.util.Optional;

/// What can be read, and how much of it there must be.
enum Symbology {
    EAN_13("EAN-13", 59, 95),
    EAN_8("EAN-8", 43, 67),
    UPC_A("UPC-A", 59, 95),
    UPC_E("UPC-E", 33, 51),
    CODE_128("Code 128", 25, 46);

    /// The name in configurations, as in [dev.carthal.hal.scan.Scan#symbology].
    final String label;

    /// Bars and spaces; where they vary, those of the shortest code.
    final int elements;

    /// Widths of the narrowest bar in all of them.
    final int modules;

    Symbology(String label, int elements, int modules) {
        this.label = label;
        this.elements = elements;
        this.modules = modules;
    }

    static Optional<Symbology> named(String label) {
        return Arrays.stream(values())
                .filter(symbology -> symbology.label.equals(label))
                .findAny();
    }

    /// {@return how many lines must read the same, where `agree` must for twelve digits and more: print and edges look
    /// like a shorter code to a single line far more often}
    int lines(int agree) {
        return switch (this) {
            case EAN_13, UPC_A -> agree;
            case EAN_8, UPC_E, CODE_128 -> 2 * agree;
        };
    }
}
