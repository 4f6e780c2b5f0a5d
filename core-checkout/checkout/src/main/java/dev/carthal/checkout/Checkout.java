package dev.carthal.checkout;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// Show the basket and take answers. Safe for use by any thread; nothing here blocks on a device.
@ProviderType
public interface Checkout {
    /// {@return the basket as it stands in the journal}
    Basket basket();

    /// {@return the questions that nobody has answered yet, oldest first}
    List<Question> questions();

    /// {@return why the cart cannot sell at the moment, with what to do; empty when it can}
    Optional<String> obstacle();

    /// {@return the instant that the milliseconds of this session's events count from, on the scale of
    /// [dev.carthal.hal.Clock#nanos()]; before the start of the machine's clock where a session was resumed}
    long beganNanos();

    /// Answer a question. Returns when the answer is queued; its effect comes as an event.
    ///
    /// @param question the id of an open question
    /// @param choice the SKU of one of its choices
    /// @throws IllegalArgumentException if there is no such open question, or it has no such choice
    void answer(String question, String choice);
}
