package dev.carthal.conformance;

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// Make every failure say which rule is broken, what was seen, and where to look.
final class Verdict implements TestExecutionExceptionHandler {
    private static final Pattern RULE = Pattern.compile("([A-Z]{3})_(\\d+)_.*");

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        Method test = context.getRequiredTestMethod();
        Matcher rule = RULE.matcher(test.getName());
        Check check = test.getAnnotation(Check.class);
        if (thrown instanceof TestAbortedException || check == null || !rule.matches()) {
            throw thrown;
        }
        String seen = thrown instanceof AssertionError ? thrown.getMessage() : "it threw " + thrown;
        throw new AssertionFailedError(
                rule.group(1) + "-" + rule.group(2) + ": " + seen + "; if this fails, check " + check.value(), thrown);
    }
}
