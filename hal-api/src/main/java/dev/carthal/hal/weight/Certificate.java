package dev.carthal.hal.weight;

/// Name the type approval under which a device may be used in trade, as its slot's configuration states it.
///
/// @param authority who gave it
/// @param number its number
public record Certificate(String authority, String number) {
    /// Check that both are there.
    ///
    /// @throws IllegalArgumentException if one is blank
    public Certificate {
        if (authority.isBlank() || number.isBlank()) {
            throw new IllegalArgumentException(
                    "a certificate needs an authority and a number: authority=" + authority + ", number=" + number);
        }
    }
}
