package dev.carthal.control;

import dev.carthal.hal.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/// Ask the health checks of the slots, all at once and for a moment only. One that hangs is not asked again before it
/// has
/// answered.
final class Health {
    private static final long LONGEST_MS = 500;
    private static final Comparator<Result.Status> WORSE = Comparator.naturalOrder();

    private final BundleContext context;
    private final Map<ServiceReference<HealthCheck>, FutureTask<Answer>> checks = new ConcurrentHashMap<>();

    Health(BundleContext context) {
        this.context = context;
    }

    /// What a check says of a slot.
    record Answer(String slot, String check, Result.Status status, String words) {
        /// {@return whether it is what the slot's state says, too}
        boolean isTheSlotsOwn() {
            return slot.equals(check);
        }
    }

    void add(ServiceReference<HealthCheck> check) {
        checks.put(check, task(check));
    }

    void remove(ServiceReference<HealthCheck> check) {
        checks.remove(check);
    }

    /// {@return the worst that is said of the slot in one word; empty where nothing is}
    static String worst(List<Answer> answers, String slot) {
        return answers.stream()
                .filter(answer -> answer.slot().equals(slot))
                .map(Answer::status)
                .max(WORSE)
                .map(Result.Status::name)
                .orElse("");
    }

    List<Answer> answers() {
        Map<ServiceReference<HealthCheck>, FutureTask<Answer>> asked = new ConcurrentHashMap<>();
        checks.keySet().forEach(check -> asked.put(check, ask(check)));
        List<Answer> answers = new ArrayList<>();
        asked.forEach((check, answer) -> answers.add(await(check, answer)));
        answers.sort(Comparator.comparing(Answer::slot).thenComparing(Answer::check));
        return answers;
    }

    private synchronized FutureTask<Answer> ask(ServiceReference<HealthCheck> check) {
        FutureTask<Answer> last = checks.getOrDefault(check, task(check));
        if (last.isDone()) {
            last = task(check);
            checks.replace(check, last);
        }
        FutureTask<Answer> now = last;
        Thread.ofPlatform().daemon().name("health check " + name(check)).start(now); // one that runs is run once
        return now;
    }

    private FutureTask<Answer> task(ServiceReference<HealthCheck> check) {
        return new FutureTask<>(() -> {
            HealthCheck service = context.getService(check);
            try {
                return service == null
                        ? answer(check, Result.Status.OK, "it is gone")
                        : answer(check, service.execute());
            } finally {
                context.ungetService(check);
            }
        });
    }

    private static Answer await(ServiceReference<HealthCheck> check, FutureTask<Answer> answer) {
        try {
            return answer.get(LONGEST_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return answer(check, Result.Status.HEALTH_CHECK_ERROR, "it does not answer");
        } catch (ExecutionException e) {
            return answer(check, Result.Status.HEALTH_CHECK_ERROR, String.valueOf(e.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return answer(check, Result.Status.HEALTH_CHECK_ERROR, "the cart stops");
        }
    }

    private static Answer answer(ServiceReference<HealthCheck> check, Result result) {
        String words = StreamSupport.stream(result.spliterator(), false)
                .filter(entry -> entry.getStatus() == result.getStatus())
                .map(ResultLog.Entry::getMessage)
                .collect(Collectors.joining(", "));
        return answer(check, result.getStatus(), words);
    }

    private static Answer answer(ServiceReference<HealthCheck> check, Result.Status status, String words) {
        return new Answer(String.valueOf(check.getProperty(Slot.NAME)), name(check), status, words);
    }

    private static String name(ServiceReference<HealthCheck> check) {
        return String.valueOf(Objects.requireNonNullElse(
                check.getProperty(HealthCheck.NAME), check.getProperty(Constants.SERVICE_ID)));
    }
}
