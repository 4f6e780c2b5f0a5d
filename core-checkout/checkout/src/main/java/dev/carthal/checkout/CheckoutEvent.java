package dev.carthal.checkout;

import dev.carthal.hal.Gap;

/// Tell one conclusion of the checkout. Closed: a further variant would be a major version.
///
/// Every event is in the journal before anybody hears of it.
public sealed interface CheckoutEvent {
    /// {@return milliseconds of the cart's clock since the session began}
    long atMillis();

    /// Something was put in.
    ///
    /// @param weightMg what was put in weighs, in milligrams
    /// @param why what it was concluded from
    record Put(long atMillis, String sku, int quantity, long weightMg, String why) implements CheckoutEvent {}

    /// Something was taken out.
    ///
    /// @param weightMg what was taken out weighs, in milligrams, not negative
    /// @param why what it was concluded from
    record Take(long atMillis, String sku, int quantity, long weightMg, String why) implements CheckoutEvent {}

    /// A barcode was read; what it means for the basket, if anything, is an event of its own.
    ///
    /// @param slot the scanner's slot
    record Scanned(long atMillis, String slot, String text, String symbology) implements CheckoutEvent {}

    /// A question was asked.
    record Asked(long atMillis, Question question) implements CheckoutEvent {}

    /// A question was answered.
    ///
    /// @param choice the SKU that was chosen; empty when the question fell away, because what it asks about was
    ///     taken out again
    record Answered(long atMillis, String question, String choice) implements CheckoutEvent {}

    /// A stream that the basket rests on had a gap.
    record Interrupted(long atMillis, Gap gap) implements CheckoutEvent {}

    /// Whether the cart can sell has changed.
    ///
    /// @param reason why it cannot, with what to do; empty when it can again
    record Obstacle(long atMillis, String reason) implements CheckoutEvent {}

    /// Something happened that changes nothing in the basket and does not keep the cart from selling, but that
    /// must not pass in silence: the label of an article was read that nobody put in.
    ///
    /// @param text what happened, for the shopper to read
    record Noticed(long atMillis, String text) implements CheckoutEvent {}
}
