package dev.carthal.recording;

/// Script the answer to a question.
///
/// @param nanos when it is given, in nanoseconds since the recording began
/// @param question the question's place among all questions of the session, from 1
/// @param choice the SKU of the choice
public record Answer(long nanos, int question, String choice) {}
