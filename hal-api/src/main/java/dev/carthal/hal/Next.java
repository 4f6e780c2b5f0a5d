package dev.carthal.hal;

/// Say what came next on a stream. Closed: a further variant would be a major version, so a `switch` needs no
/// `default`.
///
/// @param <T> what the stream carries
public sealed interface Next<T> {
    /// Carry one item of the stream.
    ///
    /// @param value the item; where it is a lease, whoever receives it closes it
    /// @param <T> what the stream carries
    record Item<T>(T value) implements Next<T> {}

    /// Tell that items are missing at this place of the stream, between the item before and the one after.
    ///
    /// @param gap when, and why
    /// @param <T> what the stream carries
    record Missing<T>(Gap gap) implements Next<T> {}

    /// Tell that nothing came in time. It is no fault and no value: a silent scale does not weigh zero.
    ///
    /// @param <T> what the stream carries
    record Silence<T>() implements Next<T> {}

    /// Tell that nothing will come any more.
    ///
    /// @param reason why, for a person to read
    /// @param <T> what the stream carries
    record End<T>(String reason) implements Next<T> {}

    /// {@return `value` as an item}
    ///
    /// @param <T> what the stream carries
    /// @param value the item
    static <T> Next<T> item(T value) {
        return new Item<>(value);
    }

    /// {@return the notice that nothing came in time; the same object each time}
    ///
    /// @param <T> what the stream carries
    @SuppressWarnings("unchecked") // it holds no T
    static <T> Next<T> silence() {
        return (Next<T>) SharedSilence.INSTANCE;
    }

    /// {@return the notice that the stream is over}
    ///
    /// @param <T> what the stream carries
    /// @param reason why, for a person to read
    static <T> Next<T> end(String reason) {
        return new End<>(reason);
    }

    /// {@return the notice of a gap}
    ///
    /// @param <T> what the stream carries
    /// @param gap when, and why
    static <T> Next<T> missing(Gap gap) {
        return new Missing<>(gap);
    }
}
