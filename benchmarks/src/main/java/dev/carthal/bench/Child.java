package dev.carthal.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// A process that is measured from outside: its lines with the time at which they came, and its greatest
/// resident memory.
final class Child {
    private Child() {}

    /// Run a command to its end.
    ///
    /// @param lines takes each line of its standard output with the milliseconds since the start of the process
    /// @return its greatest resident memory in MiB, as the kernel counted it while the process told its last
    ///     lines
    /// @throws IOException if it cannot be started, or fails
    static double run(List<String> command, BiConsumer<String, Double> lines) throws IOException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double memory = 0;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line, watch.millis());
                memory = Math.max(memory, residentMebibytes(process.pid()));
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("a measured process failed with " + status + ": " + String.join(" ", command));
            }
            return memory;
        } finally {
            process.destroy();
        }
    }

    /// VmHWM of proc_pid_status(5); 0 where there is no such thing, or the process has just ended.
    private static double residentMebibytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }

    /// Run a program of this module that prints rows, as we do. Natives load once a JVM, so each has its own.
    ///
    /// @param scratch where its temporary files are
    static void printing(Class<?> main, Scratch scratch, String... arguments) throws IOException, InterruptedException {
        List<String> options = List.of("-Djava.io.tmpdir=" + scratch.folder("tmp"));
        run(java(main, options, arguments), (line, _) -> System.out.println(line));
    }

    /// {@return the command line of the cart, with these arguments}
    static List<String> cart(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("cart").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /// {@return the command line of a program of this module, in a JVM with the same options}
    static List<String> java(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// {@return the root of the project, which `cart` tells, and Maven to tests}
    static Path home() {
        return Path.of(System.getProperty("carthal.home", System.getProperty("house.root", ".")));
    }
}
