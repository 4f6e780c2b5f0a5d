package dev.carthal.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.catalogue.Article;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.CheckoutEvent.Asked;
import dev.carthal.checkout.Question;
import dev.carthal.checkout.Sighting.Candidate;
import dev.carthal.checkout.Sighting.Direction;
import dev.carthal.hal.weight.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Shoppers with seeds, on a scale that shakes, before a camera that is right two times out of three, and with
/// labels of which some are never read and some are read again. They answer what they are asked if the answer
/// is offered.
final class ShopperTests {
    private static final List<Article> ARTICLES = List.copyOf(Shop.CATALOGUE.articles());
    /// A camera whose best guess is right with this shift of a normal score is right in 65 % of its looks.
    private static final double SIGHT = 2.85;

    /// What came of some shoppers.
    private static final class Tally {
        private int carts;
        private int exact;
        private int rightUnits;
        private int soldUnits;
        private int trueUnits;
        private int changes;
        private int questions;
        private int wrong;

        double precision() {
            return (double) rightUnits / soldUnits;
        }

        double recall() {
            return (double) rightUnits / trueUnits;
        }

        double asked() {
            return (double) questions / changes;
        }

        double wrong() {
            return (double) wrong / changes;
        }

        @Override
        public String toString() {
            return "carts %d, exact %d, precision %.4f, recall %.4f, changes %d, asked about %.4f, wrong %.4f"
                    .formatted(carts, exact, precision(), recall(), changes, asked(), wrong());
        }
    }

    private record Owned(Article article, long weightMg) {}

    private static final class Shopper {
        private final Random random;
        private final double labelRead;
        private final boolean cameras;
        private final Shop.Kept kept = new Shop.Kept(Config.rules());
        private final Shop shop = new Shop(kept::take);
        private final List<Owned> cart = new ArrayList<>();
        private final Map<String, String> truth = new TreeMap<>();
        private int wrong;

        Shopper(long seed, double labelRead, boolean cameras) {
            this.random = new Random(seed);
            this.labelRead = labelRead;
            this.cameras = cameras;
        }

        void shop(int changes) {
            shop.rests();
            for (int i = 0; i < changes; i++) {
                boolean take = !cart.isEmpty() && random.nextInt(6) == 0;
                Owned owned = take ? cart.remove(random.nextInt(cart.size())) : bought();
                if (!take) {
                    cart.add(owned);
                }
                int before = kept.events.size();
                change(owned, take);
                judge(kept.events.subList(before, kept.events.size()), owned, take);
                answer();
            }
            kept.all();
        }

        private Owned bought() {
            Article article = ARTICLES.get(random.nextInt(ARTICLES.size()));
            int pieces = article.byWeight() && random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
            double weight = 0;
            for (int i = 0; i < pieces; i++) {
                double off = Math.clamp(random.nextGaussian(), -2.5, 2.5);
                weight += article.weight().milligrams() + off * article.weight().sdMilligrams();
            }
            return new Owned(article, Math.round(weight));
        }

        private void change(Owned owned, boolean take) {
            if (!owned.article().byWeight() && random.nextDouble() < labelRead) {
                shop.scans(owned.article().sku());
            }
            if (cameras) {
                shop.sees(look(owned.article()), take ? Direction.OUT : Direction.IN);
            }
            long byMg = take ? -owned.weightMg() : owned.weightMg();
            for (int i = 1; i <= 4; i++) {
                shop.reading(Math.round(byMg * (0.5 + random.nextDouble())), i == 2 ? Flag.STABLE : Flag.MOTION);
            }
            shop.lands(byMg);
            for (int i = 0; i < 16; i++) {
                shop.reading(Math.round(random.nextGaussian() * 700), Flag.STABLE);
                if (i == 6 && random.nextInt(5) == 0 && !cart.isEmpty()) {
                    Article lies = cart.get(random.nextInt(cart.size())).article();
                    if (!lies.byWeight()) {
                        shop.scans(lies.sku());
                    }
                }
            }
            kept.until(shop.nanos());
        }

        private List<Candidate> look(Article article) {
            double[] scores = new double[ARTICLES.size()];
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                double shift = ARTICLES.get(i).equals(article) ? SIGHT : 0;
                scores[i] = Math.exp(SIGHT * (random.nextGaussian() + shift));
                sum += scores[i];
            }
            List<Candidate> candidates = new ArrayList<>();
            for (int i = 0; i < scores.length; i++) {
                candidates.add(new Candidate(ARTICLES.get(i).label(), scores[i] / sum));
            }
            return candidates;
        }

        private void judge(List<CheckoutEvent> events, Owned owned, boolean take) {
            for (CheckoutEvent event : events) {
                String sku = owned.article().sku();
                switch (event) {
                    case CheckoutEvent.Put put when take || !put.sku().equals(sku) -> wrong(owned, event);
                    case CheckoutEvent.Take taken when !take || !taken.sku().equals(sku) -> wrong(owned, event);
                    case Asked asked -> truth.put(asked.question().id(), sku);
                    default -> {}
                }
            }
        }

        private void wrong(Owned owned, CheckoutEvent event) {
            wrong++;
            if (Boolean.getBoolean("shopper.tell")) {
                System.out.println(owned + ": " + event);
            }
        }

        private void answer() {
            for (Question open : kept.remembered().cart().openQuestions()) {
                String choice = truth.getOrDefault(open.id(), "");
                if (open.choices().stream().anyMatch(one -> one.sku().equals(choice))) {
                    shop.answers(open.id(), choice);
                }
            }
            shop.rests();
            kept.until(shop.nanos());
        }
    }

    private static Tally shoppers(int carts, double labelRead, boolean cameras) {
        Tally tally = new Tally();
        for (int seed = 0; seed < carts; seed++) {
            Shopper shopper = new Shopper(seed, labelRead, cameras);
            shopper.shop(14);
            Map<String, Integer> truth = new TreeMap<>();
            shopper.cart.forEach(owned -> truth.merge(owned.article().sku(), 1, Integer::sum));
            Map<String, Integer> sold = shopper.kept.quantities();
            int right = truth.entrySet().stream()
                    .mapToInt(one -> Math.min(one.getValue(), sold.getOrDefault(one.getKey(), 0)))
                    .sum();
            tally.carts++;
            tally.changes += 14;
            tally.exact += truth.equals(sold) ? 1 : 0;
            tally.rightUnits += right;
            tally.soldUnits +=
                    sold.values().stream().mapToInt(Integer::intValue).sum();
            tally.trueUnits += shopper.cart.size();
            tally.questions += shopper.kept.of(Asked.class).size();
            tally.wrong += shopper.wrong;
        }
        return tally;
    }

    @Test
    void whatIsSoldIsInTheCart() {
        Tally tally = shoppers(150, 0.9, true);
        System.out.println("labels and cameras: " + tally);
        assertThat(tally.precision()).isGreaterThan(0.98);
        assertThat(tally.recall()).isGreaterThan(0.95);
        assertThat(tally.asked()).isLessThan(0.25);
        assertThat(tally.wrong()).isLessThan(0.02);
    }

    @Test
    void whatIsSoldIsInTheCartEvenIfNobodyLooks() {
        Tally tally = shoppers(50, 1, false);
        System.out.println("labels only: " + tally);
        assertThat(tally.precision()).isGreaterThan(0.98);
        assertThat(tally.wrong()).isLessThan(0.005);
    }

    @Test
    void whatIsSoldIsInTheCartEvenIfNoLabelIsRead() {
        Tally tally = shoppers(50, 0, true);
        System.out.println("cameras only: " + tally);
        assertThat(tally.precision()).isGreaterThan(0.97);
        assertThat(tally.wrong()).isLessThan(0.025);
    }
}
