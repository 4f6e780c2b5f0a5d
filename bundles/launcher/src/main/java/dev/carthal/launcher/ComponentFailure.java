package dev.carthal.launcher;

import java.util.ArrayList;
import java.util.List;

/// Judge why a component failed. Declarative Services give the stack trace as a text, since the launcher does
/// not know the classes in it; who can put it right shows in the types.
///
/// @param causes what was thrown, and then its causes
record ComponentFailure(String component, List<Thrown> causes) {
    private static final String CAUSED_BY = "Caused by: ";

    /// One exception of the trace.
    record Thrown(String type, String message) {
        /// An exception of ours says what a component was given, what was expected and what to do. Components
        /// also refuse arguments, and tell what the system has refused to them.
        boolean isForItsUser() {
            return type.startsWith("dev.carthal.")
                    || type.equals("java.lang.IllegalArgumentException")
                    || type.equals("java.io.IOException");
        }

        @Override
        public String toString() {
            return message.isEmpty() ? type : type + ": " + message;
        }
    }

    ComponentFailure {
        causes = List.copyOf(causes);
    }

    static ComponentFailure of(String component, String stackTrace) {
        List<Thrown> causes = new ArrayList<>();
        StringBuilder header = new StringBuilder();
        for (String line : stackTrace.lines().toList()) {
            if (line.startsWith(CAUSED_BY)) {
                add(causes, header);
                header.append(line, CAUSED_BY.length(), line.length());
            } else if (!line.startsWith("\t")) {
                header.append(header.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        add(causes, header);
        return new ComponentFailure(component, causes);
    }

    private static void add(List<Thrown> causes, StringBuilder header) {
        String[] parts = header.toString().split(":", 2);
        causes.add(new Thrown(parts[0].strip(), parts.length == 2 ? parts[1].strip() : ""));
        header.setLength(0);
    }

    /// {@return whether it failed only because the component that it needs has failed}
    boolean isConsequence() {
        return causes.stream().anyMatch(thrown -> thrown.message().startsWith("Unable to get service for reference "));
    }

    LaunchException report() {
        Thrown thrown = thrown();
        return thrown.isForItsUser()
                ? LaunchException.user(thrown.message())
                : LaunchException.ours(component + " failed: " + thrown);
    }

    /// What the component threw itself, without what reflection wraps around it. It knows more than its causes
    /// do.
    private Thrown thrown() {
        return causes.stream()
                .filter(cause -> !cause.type().equals("java.lang.reflect.InvocationTargetException"))
                .findFirst()
                .orElse(causes.getFirst());
    }
}
