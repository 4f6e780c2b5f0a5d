package dev.carthal.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.launcher.LaunchException.Fault;
import org.junit.jupiter.api.Test;

class ComponentFailureTests {
    private static final String REFUSED = """
            java.lang.reflect.InvocationTargetException
            \tat java.base/java.lang.reflect.Constructor.newInstance(Constructor.java:483)
            Caused by: dev.carthal.recording.RecordingException: /r/manifest.json: must be a whole JSON object: {
            "format": 1
            \tat dev.carthal.recording.Manifest.read(Manifest.java:33)
            \tSuppressed: java.io.IOException: closed
            \t\tat java.base/java.io.Reader.close(Reader.java:1)
            Caused by: java.lang.NumberFormatException: for input: "1"
            \t... 70 more
            """;

    private static LaunchException report(String stackTrace) {
        return ComponentFailure.of("player", stackTrace).report();
    }

    @Test
    void anExceptionOfOursIsForTheUserInOneLine() {
        LaunchException report = report(REFUSED);

        assertThat(report).hasMessage("/r/manifest.json: must be a whole JSON object: { \"format\": 1");
        assertThat(report.fault()).isEqualTo(Fault.USER);
    }

    @Test
    void whatTheSystemRefusesToAComponentIsForTheUser() {
        LaunchException report = report("java.io.IOException: cannot listen: socket=/s\n\tat a.B.c(B.java:1)\n");

        assertThat(report).hasMessage("cannot listen: socket=/s");
        assertThat(report.fault()).isEqualTo(Fault.USER);
    }

    @Test
    void anythingElseIsOursEvenWhereARefusalCausedIt() {
        LaunchException report = report("""
                java.lang.IllegalStateException: never so
                \tat a.B.c(B.java:1)
                Caused by: java.lang.IllegalArgumentException: rate must be 1..120: rate=0
                \t... 2 more
                """);

        assertThat(report).hasMessage("player failed: java.lang.IllegalStateException: never so");
        assertThat(report.fault()).isEqualTo(Fault.OURS);
    }

    @Test
    void anExceptionThatSaysNothingIsNamed() {
        assertThat(report("java.lang.StackOverflowError\n\tat a.B.c(B.java:1)\n"))
                .hasMessage("player failed: java.lang.StackOverflowError");
    }

    @Test
    void whatLacksTheServiceOfAFailedComponentIsAConsequence() {
        assertThat(ComponentFailure.of("basket", """
                java.lang.InstantiationException: Unable to get service for reference clock
                \tat org.apache.felix.scr.impl.inject.ComponentConstructorImpl.newInstance(ComponentConstructorImpl.java:309)
                """).isConsequence()).isTrue();
        assertThat(ComponentFailure.of("player", REFUSED).isConsequence()).isFalse();
    }
}
