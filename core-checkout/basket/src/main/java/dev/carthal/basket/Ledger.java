package dev.carthal.basket;

import dev.carthal.basket.Conclusion.Remembered;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.JournalEntry;
import dev.carthal.checkout.JournalException;
import dev.carthal.checkout.JournalSession;
import dev.carthal.checkout.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes each conclusion down and only then shows it. What cannot be written waits here, in its order.
final class Ledger {
    private final JournalSession session;
    private final Catalogue catalogue;
    private final String currency;
    private final Consumer<CheckoutEvent> audience;
    private final Deque<Page> unwritten = new ArrayDeque<>();
    private volatile Shown shown;

    Ledger(JournalSession session, Catalogue catalogue, String currency, Consumer<CheckoutEvent> audience) {
        this.session = session;
        this.catalogue = catalogue;
        this.currency = currency;
        this.audience = audience;
        this.shown = new Shown(Basket.of(currency, List.of()), List.of());
    }

    /// What everybody may see.
    record Shown(Basket basket, List<Question> questions) {}

    private record Page(JournalEntry entry, List<CheckoutEvent> events, Shown after) {}

    /// Begins the session, or goes on with it.
    void begin(long atMillis, Map<String, ?> body, Remembered remembered) throws JournalException {
        Basket basket = remembered.cart().basket(catalogue, currency);
        unwritten.add(new Page(
                Json.session(atMillis, body, remembered, basket),
                List.of(),
                new Shown(basket, remembered.cart().openQuestions())));
        write();
    }

    void add(Conclusion conclusion) {
        CartState cart = conclusion.after().cart();
        Basket basket = cart.basket(catalogue, currency);
        unwritten.add(new Page(
                Json.entry(conclusion, basket), List.of(conclusion.event()), new Shown(basket, cart.openQuestions())));
    }

    /// Writes and shows all that waits.
    ///
    /// @throws JournalException if that is not possible now; what is not written goes on waiting
    void write() throws JournalException {
        Page page;
        while ((page = unwritten.peek()) != null) {
            session.append(page.entry());
            unwritten.remove();
            shown = page.after();
            page.events().forEach(audience);
        }
    }

    Shown shown() {
        return shown;
    }
}
