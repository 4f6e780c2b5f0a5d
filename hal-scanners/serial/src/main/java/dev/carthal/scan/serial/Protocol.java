package dev.carthal.scan.serial;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// All that scanners speak here.
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum Protocol {
    GENERIC("generic", (form, _) -> new PlainDialect(form)),
    HONEYWELL("honeywell", HoneywellDialect::new),
    SSI("ssi", (_, trigger) -> new SsiDialect(trigger));

    final String id;
    private final BiFunction<Form, Boolean, Dialect> dialect;

    Protocol(String id, BiFunction<Form, Boolean, Dialect> dialect) {
        this.id = id;
        this.dialect = dialect;
    }

    static Optional<Protocol> named(String id) {
        return Stream.of(values()).filter(protocol -> protocol.id.equals(id)).findFirst();
    }

    /// @param trigger whether to keep the trigger pulled
    Dialect dialect(Form form, boolean trigger) {
        return dialect.apply(form, trigger);
    }

    /// {@return whether the host can pull the trigger}
    boolean triggers() {
        return this != GENERIC;
    }
}
