package dev.carthal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/// The script prints these texts before anything is built. After a change of a command, write them anew:
/// `mvn test -pl bundles/cli -am -Dtest=HelpTests -Dhelp.write=true -Dsurefire.failIfNoSpecifiedTests=false`.
class HelpTests {
    private static final Path FOLDER = Path.of(System.getProperty("house.root"), "bundles/cli");

    @TestFactory
    Stream<DynamicTest> committedHelpIsThatOfTheCommands() {
        return texts().entrySet().stream()
                .map(help -> DynamicTest.dynamicTest(
                        help.getKey().toString(),
                        () -> assertThat(committed(help.getKey(), help.getValue()))
                                .isEqualTo(help.getValue())));
    }

    @Test
    void noHelpIsLeftOfCommandsThatAreGone() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("help"))) {
            assertThat(texts().keySet())
                    .containsAll(files.map(file -> FOLDER.relativize(file)).toList());
        }
    }

    private static String committed(Path file, String text) throws IOException {
        Path path = FOLDER.resolve(file);
        if (Boolean.getBoolean("help.write")) {
            Files.writeString(path, text);
        }
        return Files.readString(path);
    }

    private static Map<Path, String> texts() {
        Console console = new Console(nowhere(), nowhere());
        Map<Path, String> texts = new TreeMap<>();
        add(texts, Path.of("help.txt"), Main.commandLine(console));
        return texts;
    }

    private static void add(Map<Path, String> texts, Path file, CommandLine command) {
        texts.put(file, command.getUsageMessage());
        command.getSubcommands().values().forEach(sub -> {
            String[] words = sub.getCommandSpec().qualifiedName(" ").split(" ", 2);
            add(texts, Path.of("help", words[1].replace(' ', '-') + ".txt"), sub);
        });
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    }
}
