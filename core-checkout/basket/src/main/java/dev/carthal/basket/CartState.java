package dev.carthal.basket;

import dev.carthal.catalogue.Article;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.checkout.Basket;
import dev.carthal.checkout.BasketLine;
import dev.carthal.checkout.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is in the cart and what is asked; each change makes a new one.
///
/// @param holdings in the order of their lines
/// @param questions the open ones, oldest first
/// @param asked how many were asked in this session
record CartState(List<Holding> holdings, List<OpenQuestion> questions, int asked) {
    static final CartState EMPTY = new CartState(List.of(), List.of(), 0);

    CartState {
        holdings = List.copyOf(holdings);
        questions = List.copyOf(questions);
    }

    boolean holds(String sku) {
        return holdings.stream().anyMatch(h -> h.sku().equals(sku));
    }

    CartState put(Holding holding) {
        List<Holding> more = new ArrayList<>(holdings);
        more.add(holding);
        return new CartState(more, questions, asked);
    }

    /// Takes so many, of that weight, from the holding at that place.
    CartState take(int place, int quantity, long weightMg) {
        List<Holding> rest = new ArrayList<>(holdings);
        Holding from = rest.get(place);
        boolean loosePart = from.quantity() == 1 && weightMg < from.weightMg();
        int left = loosePart ? 1 : from.quantity() - quantity;
        if (left > 0) {
            rest.set(place, new Holding(from.sku(), left, Math.max(0, from.weightMg() - weightMg), from.why(), 0));
        } else {
            rest.remove(place);
            keepPlaceOfLine(rest, from.sku(), place);
        }
        return new CartState(rest, questions, asked);
    }

    /// A line stays where it is when the first of its holdings goes.
    private static void keepPlaceOfLine(List<Holding> rest, String sku, int place) {
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i).sku().equals(sku)) {
                if (i > place) {
                    rest.add(place, rest.remove(i));
                }
                return;
            }
        }
    }

    CartState ask(OpenQuestion question) {
        List<OpenQuestion> more = new ArrayList<>(questions);
        more.add(question);
        return new CartState(holdings, more, asked + 1);
    }

    CartState close(OpenQuestion question) {
        List<OpenQuestion> rest = new ArrayList<>(questions);
        rest.remove(question);
        return new CartState(holdings, rest, asked);
    }

    List<Question> openQuestions() {
        return questions.stream().map(OpenQuestion::question).toList();
    }

    /// What the shopper sees. A put of something that has left the catalogue since is not sold.
    Basket basket(Catalogue catalogue, String currency) {
        Map<String, List<Holding>> bySku = new LinkedHashMap<>();
        for (Holding holding : holdings) {
            bySku.computeIfAbsent(holding.sku(), _ -> new ArrayList<>()).add(holding);
        }
        List<BasketLine> lines = new ArrayList<>();
        bySku.forEach((sku, puts) -> catalogue.sku(sku).ifPresent(article -> lines.add(line(article, puts))));
        return Basket.of(currency, lines);
    }

    private static BasketLine line(Article article, List<Holding> puts) {
        int quantity = 0;
        long weightMg = 0;
        long priceMinor = 0;
        for (Holding put : puts) {
            quantity = Math.addExact(quantity, put.quantity());
            weightMg = Math.addExact(weightMg, put.weightMg());
            priceMinor = Math.addExact(priceMinor, put.priceMinor(article));
        }
        String why = puts.getLast().why();
        return new BasketLine(
                article.sku(),
                article.name(),
                quantity,
                weightMg,
                priceMinor,
                puts.size() == 1 ? why : puts.size() + " puts, the last: " + why);
    }
}
