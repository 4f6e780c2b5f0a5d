package dev.carthal.control;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import dev.carthal.checkout.CheckoutEvent;
import dev.carthal.checkout.Question;
import dev.carthal.checkout.Sighting;
import dev.carthal.hal.Slot;
import dev.carthal.hal.SlotStatus;
import dev.carthal.hal.Timing;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Write what a cart tells as JSON lines, the members in the order of the components. Times are milliseconds since the
/// session began.
final class Lines {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Lines() {}

    record Move(String event, long at, String sku, int quantity, long weightMg) {}

    record Scan(String event, long at, String text, String symbology) {}

    record Asked(String event, long at, String id, List<String> choices) {}

    record Answered(String event, long at, String id, String choice) {}

    record Gap(String event, long at, String slot, long from, long to, String reason) {}

    record Obstacle(String event, long at, String reason) {}

    record Notice(String event, long at, String text) {}

    record Change(String event, long at, String slot, String state, String reason) {}

    /// @param page absent where the image has no page
    record Boot(String event, long at, @Nullable String page, String data) {}

    record Seen(String sighting, long sequence, List<Candidate> candidates) {}

    record Candidate(@SerializedName("class") String label, double probability) {}

    record Rejected(String rejected, long sequence, String reason) {}

    record Control(String control) {}

    record Failure(String error) {}

    record Missed(long missed) {}

    record State(
            String slot,
            String state,
            String health,
            String reason,
            String driver,
            String version,
            long sinceMs,
            long consumed,
            long dropped,
            long gaps,
            Times executionUs,
            Times periodUs) {}

    record Times(long count, long mean, long p50, long p99, long max) {}

    record Counts(long consumed, long dropped, long gaps) {}

    static String json(Object line) {
        return GSON.toJson(line);
    }

    static Object event(CheckoutEvent event, LongUnaryOperator millis) {
        long at = event.atMillis();
        return switch (event) {
            case CheckoutEvent.Put put -> new Move("put", at, put.sku(), put.quantity(), put.weightMg());
            case CheckoutEvent.Take take -> new Move("take", at, take.sku(), take.quantity(), take.weightMg());
            case CheckoutEvent.Scanned scan -> new Scan("scan", at, scan.text(), scan.symbology());
            case CheckoutEvent.Asked asked -> asked(at, asked.question());
            case CheckoutEvent.Answered answer -> new Answered("answer", at, answer.question(), answer.choice());
            case CheckoutEvent.Interrupted interrupted -> gap(at, interrupted.gap(), millis);
            case CheckoutEvent.Obstacle obstacle -> new Obstacle("obstacle", at, obstacle.reason());
            case CheckoutEvent.Noticed notice -> new Notice("notice", at, notice.text());
        };
    }

    private static Asked asked(long at, Question question) {
        return new Asked(
                "question",
                at,
                question.id(),
                question.choices().stream().map(Question.Choice::sku).toList());
    }

    static Object gap(long at, dev.carthal.hal.Gap gap, LongUnaryOperator millis) {
        return new Gap(
                "gap",
                at,
                gap.slot(),
                millis.applyAsLong(gap.fromNanos()),
                millis.applyAsLong(gap.toNanos()),
                gap.reason());
    }

    static Object change(SlotStatus status, LongUnaryOperator millis) {
        return new Change(
                "slot",
                millis.applyAsLong(status.sinceNanos()),
                status.slot(),
                status.state().name(),
                status.reason());
    }

    static Object seen(Sighting sighting) {
        return new Seen(
                sighting.slot(),
                sighting.sequence(),
                sighting.candidates().stream()
                        .map(candidate -> new Candidate(candidate.label(), candidate.probability()))
                        .toList());
    }

    static State state(Slot slot, String health, LongUnaryOperator millis) {
        SlotStatus status = slot.status();
        return new State(
                status.slot(),
                status.state().name(),
                health,
                status.reason(),
                status.driver(),
                status.version(),
                millis.applyAsLong(status.sinceNanos()),
                status.consumed(),
                status.dropped(),
                status.gaps(),
                times(status.execution()),
                times(status.period()));
    }

    static Counts counts(Slot slot) {
        SlotStatus status = slot.status();
        return new Counts(status.consumed(), status.dropped(), status.gaps());
    }

    private static Times times(Timing timing) {
        return new Times(
                timing.count(),
                timing.meanNanos() / 1000,
                timing.p50Nanos() / 1000,
                timing.p99Nanos() / 1000,
                timing.maxNanos() / 1000);
    }
}
