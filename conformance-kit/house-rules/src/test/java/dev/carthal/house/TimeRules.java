package dev.carthal.house;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Set;
import java.util.regex.Pattern;

/// Time comes from the cart's clock, or a replay is not a replay.
final class TimeRules {

    /// The classes that read the machine's time, and why they may.
    static final Set<String> CLOCKS = Set.of(
            // the clock of a cart that runs
            "dev.carthal.runtime.SystemClock",
            // the clock of a replay, where it is paced
            "dev.carthal.recorder.MachineClock",
            // the launcher's timeline: the cart's clock does not run yet
            "dev.carthal.launcher.Timeline",
            // the clock of the tools that run a driver without a cart
            "dev.carthal.cli.MachineTime",
            // the clock that drivers are judged by
            "dev.carthal.conformance.KitClock",
            // the stopwatch of the benchmarks
            "dev.carthal.bench.Stopwatch",
            // a simulated device has its own time, as a real one has
            "dev.carthal.simulator.scale.MonotonicClock");

    private static final Pattern READS = Pattern.compile("java\\.lang\\.System\\.(nanoTime|currentTimeMillis)"
            + "|java\\.time\\.(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now"
            + "|java\\.time\\.Clock\\.(system|tick).*");
    private static final Pattern SLEEPS =
            Pattern.compile("java\\.lang\\.Thread\\.sleep|java\\.util\\.concurrent\\.TimeUnit\\.sleep");

    private TimeRules() {}

    static ArchRule timeComesFromTheClock(Set<String> clocks) {
        return classes().should(new ArchCondition<JavaClass>("take their time from dev.carthal.hal.Clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> call : type.getAccessesFromSelf()) {
                    if (isBanned(call) && !clocks.contains(outermost(type))) {
                        events.add(violated(type, call.getDescription()));
                    }
                }
            }
        });
    }

    private static boolean isBanned(JavaAccess<?> call) {
        String target = call.getTargetOwner().getName() + "." + call.getName();
        return READS.matcher(target).matches() || SLEEPS.matcher(target).matches();
    }

    private static String outermost(JavaClass type) {
        int nested = type.getName().indexOf('$');
        return nested < 0 ? type.getName() : type.getName().substring(0, nested);
    }
}
