package dev.carthal.bench;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a process has, after all that nobody uses was given back to the kernel.
final class Leftovers {
    private static final MethodHandle TRIM = trim();
    private static final int COLLECTIONS = 2;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    /// What there is of it.
    ///
    /// @param residentMb resident memory in 10^6 bytes
    record Census(double residentMb, Set<String> threads, List<String> descriptors, Map<String, Long> files) {}

    @SuppressWarnings("restricted") // a function without a pointer
    private static MethodHandle trim() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("malloc_trim")
                .map(symbol -> linker.downcallHandle(
                        symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)))
                .orElseThrow(() -> new IllegalStateException("this C library has no malloc_trim"));
    }

    void remember(ClassLoader loader) {
        loaders.add(new WeakReference<>(loader));
    }

    /// {@return how many of those that were remembered are still there}
    long loadersAlive() {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    void forgetLoaders() {
        loaders.clear();
    }

    /// Collect, trim, and look.
    ///
    /// @param folders whose files count
    static Census census(Path... folders) throws IOException {
        settle();
        Map<String, Long> files = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                files.put(folder.toString(), all.filter(Files::isRegularFile).count());
            }
        }
        Set<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toSet());
        return new Census(residentMb(), threads, descriptors(), files);
    }

    private static void settle() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        try {
            int _ = (int) TRIM.invokeExact(0L);
        } catch (Throwable e) {
            throw new IllegalStateException("malloc_trim cannot be called", e);
        }
    }

    /// VmRSS of proc_pid_status(5), which tells kibibytes.
    private static double residentMb() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("/proc/self/status has no VmRSS");
    }

    private static List<String> descriptors() throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            all.map(Leftovers::target).filter(target -> !target.isEmpty()).forEach(open::add);
        }
        return open;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // the one by which the folder was listed
        }
    }
}
