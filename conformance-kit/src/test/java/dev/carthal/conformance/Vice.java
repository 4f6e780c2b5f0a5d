package dev.carthal.conformance;

/// One way to be wrong: an enum constant whose name begins with the rule that must reject it.
interface Vice {
    String name();

    /// {@return what the kit must have seen, a part of its message}
    String seen();

    /// {@return the rule, as methods are named: `SCL_1`}
    default String rule() {
        String[] parts = name().split("_", 3);
        return parts[0] + "_" + parts[1];
    }
}
