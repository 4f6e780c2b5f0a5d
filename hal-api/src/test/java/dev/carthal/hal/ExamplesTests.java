package dev.carthal.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the package docs show is Java that compiles.
final class ExamplesTests {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXAMPLE = Pattern.compile("/// ## Example\n/// ```java\n((?:/// ?.*\n)+?)/// ```");

    /// What surrounds an example: a consumer that has been handed all there is.
    private static final String CONSUMER = """
            import static java.nio.charset.StandardCharsets.US_ASCII;

            import dev.carthal.hal.*;
            import dev.carthal.hal.camera.*;
            import dev.carthal.hal.inference.*;
            import dev.carthal.hal.replay.*;
            import dev.carthal.hal.scan.*;
            import dev.carthal.hal.swap.*;
            import dev.carthal.hal.weight.*;
            import java.lang.foreign.MemorySegment;
            import java.math.BigDecimal;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;

            abstract class Consumer {
                Clock clock;
                ScaleSlot scale;
                CameraSlot camera;
                InferenceSlot recognizer;
                Player player;
                Swapper swapper;

                abstract void show(Reading reading);

                abstract void showGap(Gap gap);

                abstract void showNothing();

                abstract void showEnd(String reason);

                abstract long sum(MemorySegment plane);

                abstract void fill(MemorySegment input);

                abstract void rank(MemorySegment output, List<String> labels);

                void example() throws Exception {
            EXAMPLE
                }
            }
            """;

    @TempDir
    Path classes;

    static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void compile(Path packageInfo) throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(packageInfo));
        assertThat(example.find()).as("an example in %s", packageInfo).isTrue();
        assertThat(compiled(example.toMatchResult().group(1))).isEmpty();
    }

    @Test
    void thatAreWrongDoNotCompile() {
        assertThat(compiled("/// scale.subscribe(1);\n")).hasSize(1);
    }

    private List<String> compiled(String comment) {
        String body = comment.lines()
                .map(line -> line.replaceFirst("/// ?", ""))
                .reduce("", (all, line) -> all + "\n" + line);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        found,
                        List.of(
                                "-d",
                                classes.toString(),
                                "-proc:none",
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(CONSUMER.replace("EXAMPLE", body))))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("source:///Consumer.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
