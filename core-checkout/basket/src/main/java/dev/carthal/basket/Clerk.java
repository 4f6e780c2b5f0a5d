package dev.carthal.basket;

import dev.carthal.basket.Change.Origin;
import dev.carthal.basket.Evidence.Label;
import dev.carthal.basket.Fusion.Case;
import dev.carthal.basket.Hypothesis.Outcome;
import dev.carthal.basket.Hypothesis.Part;
import dev.carthal.basket.Ranking.Ranked;
import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Concludes or asks, and keeps the state of the cart in step with what it said.
final class Clerk {
    private final Rules rules;
    private final Fusion fusion;
    private final Evidence evidence;
    private final List<Said> said = new ArrayList<>();
    private CartState cart;

    Clerk(Catalogue catalogue, Rules rules, Evidence evidence, CartState cart) {
        this.rules = rules;
        this.fusion = new Fusion(catalogue, rules);
        this.evidence = evidence;
        this.cart = cart;
    }

    /// What was said, with what it rests on.
    record Said(CheckoutEvent event, Map<String, ?> observations) {}

    /// An instant, on the clock and in the session.
    record Moment(long nanos, long atMillis) {}

    CartState cart() {
        return cart;
    }

    /// {@return what was said since it was last asked for}
    List<Said> drain() {
        List<Said> drained = List.copyOf(said);
        said.clear();
        return drained;
    }

    void say(CheckoutEvent event) {
        say(event, Map.of());
    }

    private void say(CheckoutEvent event, Map<String, ?> observations) {
        said.add(new Said(event, observations));
    }

    /// Concludes from a change of the weight, or asks.
    ///
    /// @param evenIfUnsure otherwise only what a label and the weight settle is concluded
    /// @return whether the change is dealt with
    boolean decide(Change change, Plateau after, boolean evenIfUnsure, Moment now) {
        long delta = after.weightMg() - change.before().weightMg();
        boolean put = delta > 0;
        long sdMg = Math.round(Math.hypot((double) change.before().sdMg(), (double) after.sdMg()));
        Case of = new Case(
                Math.abs(delta), sdMg, evidence.labels(change, Math.abs(delta)), evidence.view(change, put), cart);
        List<Ranked> ranked = put ? fusion.puts(of) : fusion.takes(of);
        boolean labelled = !ranked.isEmpty() && labelled(ranked.getFirst(), of);
        boolean sure = !ranked.isEmpty()
                && sure(ranked.getFirst())
                && (labelled
                        ? put || change.origin() == Origin.WATCHED
                        : !doubtful(change, of, put) && !unseen(ranked.getFirst(), change, of));
        if (!evenIfUnsure && !(sure && labelled)) {
            return false;
        }
        Matter matter = new Matter(put, of, Observations.of(of, change.before(), after, ranked), now);
        if (sure) {
            conclude(ranked.getFirst().best(), matter);
        } else {
            ask(choices(ranked, put), matter, change, after);
        }
        evidence.usedUp(now.nanos());
        return true;
    }

    /// {@return whether nothing but its weight is known of a change}
    boolean knowsNothingOf(Change change) {
        return evidence.labels(change, 0).isEmpty()
                && evidence.view(change, true).equals(Evidence.View.NONE);
    }

    /// {@return whether goods would come by nothing but their weight, which may be a hand's or a bag's, or go
    /// so while the cart was off}
    private static boolean unseen(Ranked ranked, Change change, Case of) {
        return ranked.best().outcome() instanceof Outcome.Goods(var parts)
                && of.view().equals(Evidence.View.NONE)
                && (parts.getFirst().place() < 0 || change.origin() != Origin.WATCHED);
    }

    /// {@return whether a label was read that speaks against all that goes without one: of something that is
    /// not sold here, or of another weight}
    private boolean doubtful(Change change, Case of, boolean put) {
        return evidence.stranger(change)
                || (put
                        && of.labels().values().stream()
                                .anyMatch(label -> label.declared().weightMg().isPresent()));
    }

    /// A change with all that is known of it.
    private record Matter(boolean put, Case of, Map<String, ?> observations, Moment now) {}

    private boolean sure(Ranked ranked) {
        return ranked.probability() >= rules.decision().threshold()
                && ranked.best().fit().fits();
    }

    private static boolean labelled(Ranked ranked, Case of) {
        return switch (ranked.best().outcome()) {
            case Outcome.Goods(var parts) ->
                parts.stream()
                        .allMatch(part -> of.labels().containsKey(part.article().sku()));
            case Outcome.Undone _ -> false;
        };
    }

    private void conclude(Hypothesis best, Matter matter) {
        switch (best.outcome()) {
            case Outcome.Goods(var parts) -> {
                // from the back, so that the places before stay right
                parts.stream()
                        .sorted(Comparator.comparingInt(Part::place).reversed())
                        .forEach(part -> move(part, matter, Sentences.why(part, best.fit(), matter.of())));
            }
            case Outcome.Undone(var question) -> {
                cart = cart.close(question);
                say(
                        new CheckoutEvent.Answered(
                                matter.now().atMillis(), question.question().id(), ""),
                        matter.observations());
            }
        }
    }

    private void move(Part part, Matter matter, String why) {
        String sku = part.article().sku();
        long at = matter.now().atMillis();
        Label label = matter.of().labels().get(sku);
        if (matter.put()) {
            long fixedMinor = label == null ? 0 : label.declared().fixedMinor(part.article());
            cart = cart.put(new Holding(sku, part.quantity(), part.weightMg(), why, fixedMinor));
            say(new CheckoutEvent.Put(at, sku, part.quantity(), part.weightMg(), why), matter.observations());
        } else {
            cart = cart.take(part.place(), part.quantity(), part.weightMg());
            say(
                    OwnBag.is(part.article())
                            ? new CheckoutEvent.Noticed(at, Sentences.ownBagGone(part))
                            : new CheckoutEvent.Take(at, sku, part.quantity(), part.weightMg(), why),
                    matter.observations());
        }
        evidence.explain(label == null ? sku : label.key(), matter.now().nanos());
    }

    private void ask(List<Question.Choice> choices, Matter matter, Change change, Plateau after) {
        long at = matter.now().atMillis();
        if (choices.isEmpty()) {
            say(new CheckoutEvent.Noticed(at, Sentences.nothingToTake(change, after)), matter.observations());
            return;
        }
        Question question =
                new Question(Integer.toString(cart.asked() + 1), Sentences.question(change, after), choices);
        Case of = matter.of();
        cart = cart.ask(new OpenQuestion(question, matter.put(), of.weightMg(), of.sdMg()));
        say(new CheckoutEvent.Asked(at, question), matter.observations());
    }

    /// What does not fit is offered only where nothing does.
    private List<Question.Choice> choices(List<Ranked> ranked, boolean put) {
        List<Ranked> single = ranked.stream()
                .filter(one -> one.best().outcome() instanceof Outcome.Goods(var parts) && parts.size() == 1)
                .toList();
        boolean anyFits = single.stream().anyMatch(one -> one.best().fit().fits());
        List<Question.Choice> choices = new ArrayList<>();
        for (Ranked one : single) {
            boolean likely =
                    choices.size() < 2 || one.probability() >= rules.decision().choiceMin();
            boolean fits = one.best().fit().fits() || !anyFits;
            if (likely
                    && fits
                    && choices.size() < rules.decision().choicesMax()
                    && one.best().outcome() instanceof Outcome.Goods(var parts)) {
                Article article = parts.getFirst().article();
                choices.add(new Question.Choice(article.sku(), article.name()));
            }
        }
        if (put) {
            choices.add(OwnBag.CHOICE);
        }
        return choices;
    }

    /// Takes an answer to an open question.
    ///
    /// @return whether there is such a question, and such a choice
    boolean answer(String id, String choice, Moment now) {
        Optional<OpenQuestion> open = open(id);
        Optional<Article> article = fusion.find(choice);
        boolean offered = open.isPresent()
                && open.get().question().choices().stream()
                        .anyMatch(one -> one.sku().equals(choice));
        if (!offered || article.isEmpty()) {
            return false;
        }
        settle(open.get(), article.get(), now, Map.of());
        return true;
    }

    Optional<OpenQuestion> open(String id) {
        return cart.questions().stream()
                .filter(one -> one.question().id().equals(id))
                .findFirst();
    }

    /// Closes a question with an article as its answer.
    private void settle(OpenQuestion question, Article article, Moment now, Map<String, Label> labels) {
        cart = cart.close(question);
        if (question.put() && OwnBag.is(article)) {
            bring(question, now);
            return;
        }
        say(new CheckoutEvent.Answered(now.atMillis(), question.question().id(), article.sku()));
        if (!question.put() && !cart.holds(article.sku())) {
            say(new CheckoutEvent.Noticed(now.atMillis(), Sentences.gone(article)));
            return;
        }
        Case of = Case.ofWeight(question, labels, cart);
        Hypothesis best = fusion.only(article, of, question.put());
        if (best.outcome() instanceof Outcome.Goods(var parts)) {
            Part part = parts.getFirst();
            String why = labels.isEmpty()
                    ? Sentences.chosen(part, best.fit(), of.weightMg())
                    : Sentences.why(part, best.fit(), of);
            move(
                    part,
                    new Matter(
                            question.put(),
                            of,
                            Map.of("question", question.question().id()),
                            now),
                    why);
        }
    }

    /// Takes what was put in for the shopper's own; from now on its weight is expected there.
    private void bring(OpenQuestion question, Moment now) {
        cart = cart.put(new Holding(OwnBag.SKU, 1, question.weightMg(), "your own bag", 0));
        say(
                new CheckoutEvent.Answered(now.atMillis(), question.question().id(), OwnBag.SKU),
                Map.of("weightMg", question.weightMg(), "sdMg", question.sdMg()));
    }

    /// Deals with a label that no change of the weight explained: it lies in the cart, or it answers a
    /// question, or nobody put its article in.
    void leftOver(Label label, Moment now) {
        Article article = label.article();
        evidence.drop(label);
        if (cart.holds(article.sku())) {
            return;
        }
        for (OpenQuestion question : cart.questions()) {
            boolean offered = question.question().choices().stream()
                    .anyMatch(choice -> choice.sku().equals(article.sku()));
            if (question.put()
                    && offered
                    && fusion.only(article, Case.ofWeight(question, Map.of(), cart), true)
                            .fit()
                            .fits()) {
                settle(question, article, now, Map.of(article.sku(), label));
                return;
            }
        }
        evidence.explain(label.key(), now.nanos());
        say(new CheckoutEvent.Noticed(now.atMillis(), Sentences.notPutIn(article)));
    }
}
