package dev.carthal.touchscreen;

import dev.carthal.checkout.Basket;
import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.Checkout;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutListener;
import dev.carthal.checkout.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A checkout that concludes what the test says.
final class PaperCheckout implements Checkout {
    record Answer(String question, String choice) {}

    final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CheckoutListener page;
    private final List<BasketLine> lines = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private String obstacle = "";
    private long at;

    PaperCheckout(CheckoutListener page) {
        this.page = page;
    }

    synchronized void put(BasketLine line) {
        lines.removeIf(other -> other.sku().equals(line.sku()));
        lines.add(line);
        page.happened(new CheckoutEvent.Put(at += 1500, line.sku(), 1, line.weightMg(), line.why()));
    }

    synchronized void take(String sku) {
        BasketLine line =
                lines.stream().filter(one -> one.sku().equals(sku)).findFirst().orElseThrow();
        lines.remove(line);
        page.happened(new CheckoutEvent.Take(at += 1500, sku, line.quantity(), line.weightMg(), "it weighs as much"));
    }

    synchronized void scan(String text) {
        page.happened(new CheckoutEvent.Scanned(at += 300, "scanner/basket-left", text, "EAN-13"));
    }

    synchronized void ask(Question question) {
        questions.add(question);
        page.happened(new CheckoutEvent.Asked(at += 200, question));
    }

    synchronized void refuse(String reason) {
        obstacle = reason;
        page.happened(new CheckoutEvent.Obstacle(at += 100, reason));
    }

    @Override
    public synchronized Basket basket() {
        return Basket.of("EUR", lines);
    }

    @Override
    public synchronized List<Question> questions() {
        return List.copyOf(questions);
    }

    @Override
    public synchronized Optional<String> obstacle() {
        return obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
    }

    @Override
    public long beganNanos() {
        return 0;
    }

    @Override
    public synchronized void answer(String question, String choice) {
        if (!questions.removeIf(open -> open.id().equals(question)
                && open.choices().stream().anyMatch(one -> one.sku().equals(choice)))) {
            throw new IllegalArgumentException("there is no open question " + question + " with " + choice);
        }
        answers.add(new Answer(question, choice));
        page.happened(new CheckoutEvent.Answered(at += 900, question, choice));
    }
}
