package dev.carthal.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script in a checkout in which nothing is built.
class ScriptTests {
    @TempDir
    private Path folder;

    private CartScript cart = CartScript.built(Path.of(""));

    @BeforeEach
    void checkOut() throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("check out"));
        Files.copy(House.ROOT.resolve("cart"), checkout.resolve("cart"));
        Path cli = Files.createDirectories(checkout.resolve("bundles/cli/help"));
        try (Stream<Path> files = Files.list(House.ROOT.resolve("bundles/cli/help"))) {
            for (Path file : files.toList()) {
                Files.copy(file, cli.resolve(file.getFileName()));
            }
        }
        for (String name : new String[] {"help.txt", "doctor"}) {
            Files.copy(House.ROOT.resolve("bundles/cli").resolve(name), cli.resolveSibling(name));
        }
        cart = new CartScript(checkout.resolve("cart"), folder, Map.of("XDG_STATE_HOME", folder.toString()));
    }

    private static Path help(String name) {
        return House.ROOT.resolve("bundles/cli").resolve(name);
    }

    @Test
    void helpNeedsNoBuild() throws Exception {
        for (String[] arguments : new String[][] {{}, {"help"}, {"--help"}, {"-h"}}) {
            CartScript.Ended ended = cart.run(arguments);
            assertThat(ended.status()).isZero();
            assertThat(ended.out()).isEqualTo(Files.readAllLines(help("help.txt")));
        }
    }

    @Test
    void helpOfOneCommandNeedsNoBuild() throws Exception {
        assertThat(cart.run("help", "run").out()).isEqualTo(Files.readAllLines(help("help/run.txt")));
        assertThat(cart.run("run", "demo", "--help").out()).isEqualTo(Files.readAllLines(help("help/run.txt")));
        assertThat(cart.run("simulate", "scale", "-h").out())
                .isEqualTo(Files.readAllLines(help("help/simulate-scale.txt")));
    }

    @Test
    void anUnknownCommandIsRefusedBeforeAnythingIsBuilt() throws Exception {
        assertThat(cart.run("frob").refusal(2)).isEqualTo("there is no such command: frob; see cart help");
        assertThat(cart.run("help", "frob").refusal(2)).isEqualTo("there is no such command: frob; see cart help");
    }

    @Test
    void itWorksThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), cart.script());
        CartScript linked = new CartScript(link, Path.of("/"), cart.environment());
        try (CartScript.Running running = new CartScript(link, folder, linked.environment()).start("help")) {
            assertThat(running.end().out()).isEqualTo(Files.readAllLines(help("help.txt")));
        }
    }

    @Test
    void doctorNeedsNoBuild() throws Exception {
        CartScript.Ended ended = cart.run("doctor", "--json");

        assertThat(ended.json())
                .allSatisfy(check -> assertThat(check.keySet()).containsExactly("check", "state", "found", "remedy"))
                .extracting(check -> check.get("check").getAsString())
                .contains("jdk", "maven", "build", "library", "accelerator", "port", "camera", "serial", "data");
    }

    @Test
    void doctorFailsWhereTheDataFolderIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        CartScript.Ended ended = cart.run("doctor", "--data", file.toString());

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).contains("fail  data           " + file + " is not a folder: give --data a folder");
    }

    @Test
    void aJdkIsFoundEvenWhereTheDefaultIsOlder() throws Exception {
        Path old = jdk("old", "17.0.9");
        Path right = jdk("right", "25.0.1");
        CartScript searching = cart.with("JAVA_HOME", old.toString()).with("CART_JDKS", folder + "/jdk-*");

        assertThat(searching.run("doctor").out()).contains("ok    jdk            25 in " + right);
    }

    @Test
    void aNewerJdkDoesWhereThereIsNoOther() throws Exception {
        Path newer = jdk("newer", "26");

        assertThat(cart.with("CART_JDKS", folder + "/jdk-*")
                        .with("JAVA_HOME", newer.toString())
                        .run("doctor")
                        .out()
                        .getFirst())
                .startsWith("ok    jdk  ");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        CartScript searching = cart.with("CART_JDKS", "").with("PATH", tools().toString());

        assertThat(searching.run("build").refusal(2))
                .startsWith("a JDK 25 is needed and none was found")
                .contains("openjdk-25-jdk-headless", "JAVA_HOME");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        Path right = jdk("right", "25.0.1");
        CartScript searching = cart.with("JAVA_HOME", right.toString()).with("PATH", tools().toString());

        assertThat(searching.run("build").refusal(2))
                .isEqualTo("Maven is needed to build and was not found in PATH: install the package maven");
    }

    /// A folder that looks like a JDK's.
    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve("jdk-" + name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createFile(jdk.resolve("bin/javac")).toFile().setExecutable(true);
        return jdk;
    }

    /// A PATH with what the script needs, and with neither Java nor Maven.
    private Path tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : new String[] {"bash", "dirname", "readlink", "sed", "find", "cat"}) {
            Path found = Stream.of("/bin", "/usr/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        return tools;
    }
}
