package dev.carthal.checkout;

import java.util.List;

/// Ask the shopper what the cart cannot tell by itself.
///
/// @param id its key within the session: its place among all questions, from `1`
/// @param text what to ask
/// @param choices the most likely first; at least one
public record Question(String id, String text, List<Choice> choices) {
    /// Offer one article as the answer.
    ///
    /// @param sku its key
    /// @param name its name, for the shopper
    public record Choice(String sku, String name) {}

    /// Copy and check the choices.
    ///
    /// @throws IllegalArgumentException if there is none
    public Question {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("a question must have a choice: id=" + id);
        }
    }
}
