package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// Judges a wrong subject by all rules of its family: exactly the rule of its vice must reject it.
final class Trial {
    private static final ScopedValue<Vice> VICE = ScopedValue.newInstance();

    private Trial() {}

    /// {@return the vice of the subject that is judged now}
    static <V extends Vice> V vice(Class<V> type) {
        return type.cast(VICE.get());
    }

    static void assertRejected(Vice vice, Class<?> judged) {
        List<String> verdicts = ScopedValue.where(VICE, vice).call(() -> verdicts(judged));
        String rule = vice.rule();
        assertThat(verdicts)
                .as("what rejects %s", vice)
                .hasSize(1)
                .first()
                .satisfies(verdict -> assertThat(verdict)
                        .startsWith(rule + "_")
                        .contains("(): " + rule.replace('_', '-') + ": ")
                        .contains(vice.seen())
                        .contains("; if this fails, check "));
    }

    private static List<String> verdicts(Class<?> judged) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(judged))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .map(Trial::verdict)
                .toList();
    }

    private static String verdict(Event event) {
        String message = event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(Throwable::getMessage)
                .orElse("");
        return event.getTestDescriptor().getDisplayName() + ": " + message;
    }

    /// Keeps whoever runs all classes from judging wrong subjects outside a trial.
    static final class Only implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return VICE.isBound()
                    ? ConditionEvaluationResult.enabled("on trial")
                    : ConditionEvaluationResult.disabled("a wrong subject is judged in a trial only");
        }
    }
}
