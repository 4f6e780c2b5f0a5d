package dev.carthal.scan.barcodes;

import java.util.Arrays;
import java.util.Optional;

/// What can be read, and how much of it there must be.
public enum Symbology {
    /// GTIN-13.
    EAN_13("EAN-13", 59, 95),
    /// GTIN-8.
    EAN_8("EAN-8", 43, 67),
    /// GTIN-12.
    UPC_A("UPC-A", 59, 95),
    /// GTIN-12 with zeros left out.
    UPC_E("UPC-E", 33, 51),
    /// Code 128 and GS1-128.
    CODE_128("Code 128", 25, 46),
    /// GS1 DataBar, omnidirectional, stacked and expanded; the elements are those of half a row.
    DATABAR("DataBar", 20, 46),
    /// QR Code and GS1 QR; found as a square, not in lines.
    QR("QR", 0, 0),
    /// DataMatrix ECC 200 and GS1 DataMatrix; found as a square, not in lines.
    DATA_MATRIX("DataMatrix", 0, 0),
    /// GTIN-14 in Interleaved 2 of 5; other lengths are not read.
    ITF_14("ITF-14", 77, 106),
    /// Code 39, the 43 characters.
    CODE_39("Code 39", 29, 38),
    /// PDF417; found as a whole, not in lines.
    PDF_417("PDF417", 0, 0),
    /// Aztec; found as a square, not in lines.
    AZTEC("Aztec", 0, 0);

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

    /// {@return that of this name in configurations}
    ///
    /// @param label such as `EAN-13`
    public static Optional<Symbology> named(String label) {
        return Arrays.stream(values())
                .filter(symbology -> symbology.label.equals(label))
                .findAny();
    }

    boolean isInLines() {
        return elements > 0;
    }

    /// {@return how many lines must read the same, where `agree` must for twelve digits and more: print and edges look
    /// like a shorter code to a single line far more often}
    int lines(int agree) {
        return switch (this) {
            case EAN_13, UPC_A, ITF_14 -> agree;
            case EAN_8, UPC_E, CODE_128, CODE_39 -> 2 * agree;
            // It counts only when its halves were found twice, and has two check sums.
            case DATABAR -> 2;
            case QR, DATA_MATRIX, PDF_417, AZTEC -> 1;
        };
    }
}
