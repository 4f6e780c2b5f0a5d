package dev.carthal.basket;

import dev.carthal.catalogue.Article;
import dev.carthal.checkout.Sighting;
import dev.carthal.checkout.Sighting.Candidate;
import dev.carthal.checkout.Sighting.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what cameras and scanners said until a change of the weight explains it, or its time is over.
final class Evidence {
    /// Of each kind, so that a scale that never comes to rest fills no memory.
    private static final int MOST = 256;

    private final Rules rules;
    private final List<Label> labels = new ArrayList<>();
    private final List<Long> strangers = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<String, Long> explained = new HashMap<>();

    Evidence(Rules rules) {
        this.rules = rules;
    }

    /// The label of an article, as a scanner read it.
    ///
    /// @param text for people
    record Label(long nanos, String text, Article article, Declared declared) {
        /// {@return what tells it from others: labels that say something of their own piece are of different
        /// ones}
        String key() {
            return declared.isNothing() ? article.sku() : article.sku() + " " + text;
        }

        /// How far a weight is from what it says, if it says one.
        long off(long weightMg) {
            return Math.abs(declared.weightMg().orElse(weightMg) - weightMg);
        }
    }

    /// What cameras make of one passage.
    ///
    /// @param logs by class of the model, the weighted mean of the logarithms of its probabilities
    /// @param otherwise the same for what the model does not know
    record View(Map<String, Double> logs, double otherwise) {
        static final View NONE = new View(Map.of(), 0);

        double log(Article article) {
            return logs.getOrDefault(article.label(), otherwise);
        }

        /// The probability that cameras alone give an article; empty where they saw nothing.
        Optional<Double> probability(Article article) {
            return Optional.ofNullable(logs.get(article.label())).map(Math::exp);
        }
    }

    /// {@return whether it says something new; the label of what was just decided on may be read again}
    boolean read(Label label) {
        Long decided = explained.get(label.key());
        if (decided != null && label.nanos() - decided <= rules.scans().windowNanos()) {
            return false;
        }
        addBounded(labels, label);
        return true;
    }

    void readStranger(long nanos) {
        addBounded(strangers, nanos);
    }

    void see(Sighting sighting) {
        if (!sighting.candidates().isEmpty()) {
            addBounded(sightings, sighting);
        }
    }

    /// {@return the labels that belong to a change, by SKU the one whose own weight fits best, or the first}
    Map<String, Label> labels(Change change, long weightMg) {
        Map<String, Label> bySku = new HashMap<>();
        for (Label label : labels) {
            if (label.nanos() >= change.beganNanos() - rules.scans().windowNanos()) {
                bySku.merge(
                        label.article().sku(),
                        label,
                        (one, other) -> other.off(weightMg) < one.off(weightMg) ? other : one);
            }
        }
        return bySku;
    }

    /// {@return whether a label was read that the catalogue does not know}
    boolean stranger(Change change) {
        return strangers.stream()
                .anyMatch(nanos -> nanos >= change.beganNanos() - rules.scans().windowNanos());
    }

    View view(Change change, boolean put) {
        Rules.Vision vision = rules.vision();
        Direction against = put ? Direction.OUT : Direction.IN;
        Map<String, Double> sums = new HashMap<>();
        double otherwise = 0;
        double total = 0;
        for (Sighting sighting : sightings) {
            if (sighting.captureNanos() < change.beganNanos() - vision.windowNanos()) {
                continue;
            }
            double weight = sighting.direction() == against ? vision.against() : 1;
            double least = vision.floor() / sighting.candidates().size();
            for (Candidate candidate : sighting.candidates()) {
                double log = Math.log((1 - vision.floor()) * candidate.probability() + least);
                sums.merge(candidate.label(), weight * log, Double::sum);
            }
            otherwise += weight * -Math.log(sighting.candidates().size());
            total += weight;
        }
        if (total == 0) {
            return View.NONE;
        }
        double weights = total;
        sums.replaceAll((_, sum) -> sum / weights);
        return new View(Map.copyOf(sums), otherwise / weights);
    }

    /// A conclusion explains all labels of an article that say the same, those that are read again for a while
    /// too.
    void explain(String key, long nanos) {
        labels.removeIf(label -> label.key().equals(key));
        explained.put(key, nanos);
    }

    /// Cameras' and strangers' evidence is used up by a decision, whatever it was.
    void usedUp(long nanos) {
        sightings.removeIf(sighting -> sighting.captureNanos() <= nanos);
        strangers.removeIf(stranger -> stranger <= nanos);
    }

    /// {@return the oldest label that nothing has explained}
    Optional<Label> oldest() {
        return labels.stream().min(Comparator.comparingLong(Label::nanos));
    }

    void drop(Label label) {
        labels.remove(label);
    }

    /// Forgets what no change can need any more.
    void forget(long beforeNanos) {
        sightings.removeIf(sighting -> sighting.captureNanos() < beforeNanos);
        strangers.removeIf(stranger -> stranger < beforeNanos);
        explained.values().removeIf(nanos -> nanos < beforeNanos);
    }

    private static <T> void addBounded(List<T> list, T item) {
        if (list.size() == MOST) {
            list.removeFirst();
        }
        list.add(item);
    }
}
