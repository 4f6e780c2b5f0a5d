package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carthal.hal.Next;
import dev.carthal.hal.Subscription;
import dev.carthal.hal.weight.Flag;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.ScaleSlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the package doc shows stands here to the letter, compiles, and passes.
final class ExampleTests {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src");
    private static final Path PACKAGE = Path.of("java/dev/carthal/conformance");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL);

    @Test
    void theDisplayShowsWhatTheScaleSays() throws Exception {
        FakeClock clock = FakeClock.jumping();
        try (FakeScaleSlot scale = new FakeScaleSlot("scale/basket", clock)) {
            scale.show("1.250", Flag.STABLE);
            scale.lose("unplugged");
            clock.pass(Duration.ofSeconds(3));
            scale.show("1.300", Flag.STABLE);
            scale.end("the test is over");
            assertThat(display(scale)).containsExactly("1.250", "unplugged", "1.300");
        }
    }

    private static List<String> display(ScaleSlot scale) throws InterruptedException {
        List<String> shown = new ArrayList<>();
        try (Subscription<Reading> readings = scale.subscribe("display")) {
            while (true) {
                switch (readings.next(Duration.ofSeconds(1))) {
                    case Next.Item<Reading>(var reading) ->
                        shown.add(reading.indication().orElseThrow().value().toPlainString());
                    case Next.Missing<Reading>(var gap) -> shown.add(gap.reason());
                    case Next.Silence<Reading>() -> shown.add("silence");
                    case Next.End<Reading> _ -> {
                        return shown;
                    }
                }
            }
        }
    }

    @Test
    void thePackageDocShowsWhatIsTested() throws Exception {
        String doc = Files.readString(SOURCES.resolve("main").resolve(PACKAGE).resolve("package-info.java"))
                .replaceAll("(?m)^///? ?", "");
        List<String> examples = EXAMPLE.matcher(doc)
                .results()
                .map(result -> squeezed(result.group(1)))
                .toList();
        assertThat(examples).hasSize(2);
        for (String file : List.of("FakeScaleConformanceTests.java", "ExampleTests.java")) {
            String source =
                    Files.readString(SOURCES.resolve("test").resolve(PACKAGE).resolve(file));
            assertThat(examples).as(file).anyMatch(squeezed(source)::contains);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
