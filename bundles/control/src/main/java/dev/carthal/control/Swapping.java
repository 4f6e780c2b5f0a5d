package dev.carthal.control;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.swap.SwapKind;
import dev.carthal.hal.swap.SwapPlan;
import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapStep;
import dev.carthal.hal.swap.Swapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Exchange a bundle for whoever commands it: a line for each step, then one for the end.
final class Swapping {
    private Swapping() {}

    record Step(String step, long at, String slot, String words) {}

    record Result(String result, String reason) {}

    /// A step, as all who follow the cart are told.
    record StepEvent(String event, long at, String step, String slot, String words) {}

    /// The end of a swap, as all who follow the cart are told.
    record EndEvent(String event, long at, String result, String reason, String file) {}

    record Plan(
            String bundle,
            String from,
            String to,
            String kind,
            List<String> slots,
            List<String> consumers,
            List<String> services,
            List<String> rewired,
            long overlapBytes,
            String refusal) {}

    static Object plan(@Nullable Swapper swapper, Request request) {
        try {
            SwapPlan plan = there(swapper).plan(read(request));
            return new Plan(
                    plan.bundle(),
                    plan.from(),
                    plan.to(),
                    words(plan.kind()),
                    plan.slots(),
                    plan.consumers(),
                    plan.services(),
                    plan.rewired(),
                    plan.overlapBytes(),
                    plan.refusal().orElse(""));
        } catch (DeviceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String words(SwapKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Object swap(@Nullable Swapper swapper, Request request, LongUnaryOperator millis, Consumer<Object> lines) {
        try {
            SwapResult result = there(swapper)
                    .swap(
                            read(request),
                            step -> lines.accept(new Step(
                                    step.name(), millis.applyAsLong(step.atNanos()), step.slot(), step.words())));
            return new Result(words(result), result.reason());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Result("rolled-back", "the cart stops");
        }
    }

    private static String words(SwapResult result) {
        return result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Object event(SwapStep step, LongUnaryOperator millis) {
        return new StepEvent("swap", millis.applyAsLong(step.atNanos()), step.name(), step.slot(), step.words());
    }

    static Object event(long at, SwapRequest request, SwapResult result) {
        return new EndEvent(
                "swap", at, words(result), result.reason(), request.jar().toString());
    }

    private static Swapper there(@Nullable Swapper swapper) {
        if (swapper == null) {
            throw new IllegalArgumentException("this image cannot swap");
        }
        return swapper;
    }

    static SwapRequest read(Request request) {
        if (!request.has("jar")) {
            throw new IllegalArgumentException("jar must name a bundle: " + request.json());
        }
        SwapRequest swap = SwapRequest.of(Path.of(request.text("jar")));
        if (request.has("with")) {
            swap = swap.with(request.texts("with").stream().map(Path::of).toList());
        }
        if (request.has("slot")) {
            swap = swap.in(request.text("slot"));
        }
        if (request.has("observeMs")) {
            swap = swap.observing(Duration.ofMillis(request.whole("observeMs")));
        }
        return request.is("sameVersion") ? swap.allowingSameVersion() : swap;
    }
}
