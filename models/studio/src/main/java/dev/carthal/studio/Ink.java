package dev.carthal.studio;

import java.awt.Color;
import java.util.List;
import java.util.Map;

/// The colours of a package.
///
/// @param paper of the package
/// @param band of what is printed on it
/// @param fruit of the picture on it
record Ink(Color paper, Color band, Color fruit) {
    private static final Map<String, Ink> BY_WORD = Map.of(
            "oatly", new Ink(new Color(0xE9E4D4), new Color(0x2F4A6B), new Color(0xC9A55B)),
            "tropicana", new Ink(new Color(0xF7A531), new Color(0x1E7A3C), new Color(0xF26B1D)),
            "sour-cream", new Ink(new Color(0xF3F5F0), new Color(0x3B8F5A), new Color(0xA9D18E)),
            "soyghurt", new Ink(new Color(0xDFE9F7), new Color(0x3D5AA8), new Color(0x5B3E96)),
            "valio", new Ink(new Color(0xFFF3C9), new Color(0x1C5FA8), new Color(0xE9B824)),
            "garant", new Ink(new Color(0xE3F0DC), new Color(0x2E7D46), new Color(0x8CBF6A)),
            "bravo", new Ink(new Color(0xD8E8B0), new Color(0xB3282D), new Color(0x9CBF3B)));

    private static final Ink PLAIN = new Ink(new Color(0xEEEEEE), new Color(0x555555), new Color(0x999999));

    static Ink of(String sku) {
        return List.copyOf(BY_WORD.keySet()).stream()
                .filter(sku::contains)
                .findFirst()
                .map(BY_WORD::get)
                .orElse(PLAIN);
    }
}
