package dev.carthal.checkout;

/// Hold one conclusion with what it rests on, and the state that it led to.
///
/// @param atMillis milliseconds of the cart's clock since the session began
/// @param kind the conclusion: `put`, `take`, `scan`, `question`, `answer`, `gap`, `obstacle`, `notice`,
///     `session`
/// @param body the conclusion and its observations, a JSON object
/// @param state the whole state of the basket after it, a JSON object whose member `basket` is the basket as
///     `./cart basket --json` prints it
public record JournalEntry(long atMillis, String kind, String body, String state) {}
