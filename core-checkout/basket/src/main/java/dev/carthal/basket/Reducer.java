package dev.carthal.basket;

import dev.carthal.basket.Change.Origin;
import dev.carthal.basket.Clerk.Moment;
import dev.carthal.basket.Clerk.Said;
import dev.carthal.basket.Conclusion.Remembered;
import dev.carthal.basket.Evidence.Label;
import dev.carthal.basket.LabelReader.Finding;
import dev.carthal.catalogue.Catalogue;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.Question;
import dev.carthal.hal.Gap;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.weight.Reading;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns inputs into conclusions, one instant after the other. One thread; no clock, no chance, no order but
/// that of the inputs: the same inputs give the same conclusions however they are dealt out.
final class Reducer {
    private static final Logger LOG = System.getLogger(Reducer.class.getName());

    private final LabelReader labels;
    private final Rules rules;
    private final Evidence evidence;
    private final PlateauFinder finder;
    private final Clerk clerk;
    private final String scale;
    private final long beganNanos;
    private final PriorityQueue<Input> pending = new PriorityQueue<>(Input.ORDER);
    private final Map<String, String> scripts = new TreeMap<>();
    private final Map<String, Long> strangers = new TreeMap<>();
    private @Nullable Change change;
    private @Nullable Plateau latest;
    private Origin next;
    private String obstacle = "";
    private long lastRestNanos;
    private long nowNanos;

    /// What a reducer starts from.
    ///
    /// @param labels finds articles in the same catalogue
    /// @param scale the slot whose gaps are gaps of the weight
    /// @param beganNanos where the session's milliseconds count from
    record Start(
            Catalogue catalogue,
            LabelReader labels,
            Rules rules,
            String scale,
            long beganNanos,
            Remembered remembered) {}

    Reducer(Start start) {
        this.labels = start.labels();
        this.rules = start.rules();
        this.scale = start.scale();
        this.beganNanos = start.beganNanos();
        this.nowNanos = beganNanos;
        this.evidence = new Evidence(rules);
        this.finder = new PlateauFinder(rules.rest());
        this.clerk =
                new Clerk(start.catalogue(), rules, evidence, start.remembered().cart());
        this.latest = start.remembered().plateau().orElse(null);
        this.next = latest == null ? Origin.AT_START : Origin.AFTER_RESTART;
    }

    void take(Input input) {
        pending.add(input);
    }

    int pending() {
        return pending.size();
    }

    /// {@return the instant after which there is something to do; [Long#MAX_VALUE] if nothing but an input
    /// brings that}
    long dueNanos() {
        Input input = pending.peek();
        return input == null ? deadline() : Math.min(input.nanos(), deadline());
    }

    /// Deals with the next input or deadline, if its instant is over.
    ///
    /// @return what was concluded, which may be nothing
    List<Conclusion> step(long clockNanos) {
        Input input = pending.peek();
        long deadline = deadline();
        if (input != null && input.nanos() < clockNanos && input.nanos() <= deadline) {
            pending.remove();
            nowNanos = Math.max(nowNanos, input.nanos());
            handle(input);
        } else if (deadline < clockNanos) {
            nowNanos = Math.max(nowNanos, deadline);
            handleDeadline();
        }
        followScript();
        return clerk.drain().stream().map(this::conclusion).toList();
    }

    /// {@return what is wrong with the scale; empty if nothing}
    String obstacle() {
        return obstacle;
    }

    Remembered remembered() {
        Plateau concluded = change == null ? latest : change.before();
        return new Remembered(clerk.cart(), Optional.ofNullable(concluded));
    }

    private Conclusion conclusion(Said said) {
        return new Conclusion(said.event(), said.observations(), remembered());
    }

    private Moment now() {
        return new Moment(nowNanos, atMillis(nowNanos));
    }

    private long atMillis(long nanos) {
        return Math.floorDiv(nanos - beganNanos, 1_000_000);
    }

    private void handle(Input input) {
        switch (input) {
            case Input.Weighed weighed -> weigh(weighed.reading());
            case Input.Scanned(var slot, var scan) -> read(slot, scan);
            case Input.Seen(var sighting) -> evidence.see(sighting);
            case Input.Missing(var gap) -> miss(gap);
            case Input.Answer given -> answer(given.question(), given.choice());
            case Input.Script script -> scripts.put(Integer.toString(script.question()), script.choice());
        }
        long from = Math.min(nowNanos, change == null ? lastRestNanos : change.beganNanos());
        evidence.forget(
                from - Math.max(rules.scans().windowNanos(), rules.vision().windowNanos()));
    }

    private void weigh(Reading reading) {
        switch (finder.take(reading)) {
            case MOVING -> {}
            case RESTS -> {
                latest = finder.plateau();
                lastRestNanos = reading.captureNanos();
            }
            case CAME_TO_REST -> {
                rest(finder.plateau());
                lastRestNanos = reading.captureNanos();
            }
        }
        String complaint = finder.complaint().map(Sentences::complaint).orElse("");
        if (!complaint.equals(obstacle)) {
            obstacle = complaint;
            clerk.say(new CheckoutEvent.Obstacle(now().atMillis(), complaint));
        }
    }

    /// A second rest before the first was concluded from makes one change of both: a hand that pressed, or a
    /// weight that was called stable too soon.
    private void rest(Plateau plateau) {
        Plateau known = latest;
        latest = plateau;
        Origin origin = change == null ? next : change.origin();
        next = Origin.WATCHED;
        if (known == null) {
            if (rules.decision().firstIsEmpty()) {
                return;
            }
            known = plateau.emptied();
            lastRestNanos = plateau.nanos();
        }
        Plateau before = change == null ? known : change.before();
        long began = change == null ? lastRestNanos : change.beganNanos();
        change = null;
        if (before.net() != plateau.net()) {
            clerk.say(new CheckoutEvent.Noticed(now().atMillis(), Sentences.tared()));
        } else if (Math.abs(plateau.weightMg() - before.weightMg())
                >= rules.decision().changeMinMg()) {
            change = new Change(before, began, nowNanos, false, origin);
        }
    }

    private void read(String slot, Scan scan) {
        long at = now().atMillis();
        clerk.say(new CheckoutEvent.Scanned(at, slot, scan.text(), scan.symbology()));
        switch (labels.read(scan)) {
            case Finding.Known(var text, var article, var declared) ->
                evidence.read(new Label(scan.captureNanos(), text, article, declared));
            case Finding.Stranger(var text) -> doubt(scan, Sentences.stranger(text));
            case Finding.Broken(var text, var why) -> doubt(scan, Sentences.broken(text, why));
            case Finding.Other() -> {}
        }
    }

    /// Tells the shopper, but not with every look at the same label.
    private void doubt(Scan scan, String notice) {
        evidence.readStranger(scan.captureNanos());
        strangers.values().removeIf(seen -> nowNanos - seen > rules.scans().windowNanos());
        if (strangers.put(scan.text(), nowNanos) == null) {
            clerk.say(new CheckoutEvent.Noticed(now().atMillis(), notice));
        }
    }

    private void miss(Gap gap) {
        if (gap.slot().equals(scale)) {
            finder.interrupt();
        }
        clerk.say(new CheckoutEvent.Interrupted(now().atMillis(), gap));
    }

    private void answer(String question, String choice) {
        if (!clerk.answer(question, choice, now())) {
            LOG.log(Level.WARNING, "the answer {0} fits no open question: question={1}", choice, question);
        }
    }

    private void followScript() {
        for (Question question : clerk.cart().openQuestions()) {
            String choice = scripts.remove(question.id());
            if (choice != null) {
                answer(question.id(), choice);
            }
        }
    }

    private long deadline() {
        Change open = change;
        if (open != null && !waits(open)) {
            return open.looked() ? open.settledNanos() + rules.decision().afterNanos() : open.settledNanos();
        }
        Optional<Label> oldest = evidence.oldest();
        if (oldest.isEmpty()) {
            return Long.MAX_VALUE;
        }
        // while the scale moves, its change may yet explain the label, but not for ever
        long windows = finder.resting() ? 1 : 4;
        return oldest.get().nanos() + windows * rules.scans().windowNanos();
    }

    /// {@return whether nothing but a weight tells of a change, and that is moving again: it may be a hand that
    /// leans on the basket, and the next rest will show what is left when it is gone}
    private boolean waits(Change open) {
        return open.looked() && !finder.resting() && clerk.knowsNothingOf(open);
    }

    private void handleDeadline() {
        Change open = change;
        Plateau rest = latest;
        if (open == null || rest == null || waits(open)) {
            evidence.oldest().ifPresent(label -> clerk.leftOver(label, now()));
        } else if (clerk.decide(open, rest, open.looked(), now())) {
            change = null;
        } else {
            change = open.lookedAt();
        }
    }
}
