package dev.carthal.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What a driver can leave behind: threads, file descriptors, temporary files. Taken before, compared after.
final class Residue {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final long PATIENCE_NANOS = 2_000_000_000;
    private static final long STEP_NANOS = 5_000_000;

    private final KitClock clock;
    private final Set<String> threads = threads();
    private final int descriptors = descriptors();
    private final Set<String> files = files();

    Residue(KitClock clock) {
        this.clock = clock;
    }

    /// {@return what is there now and was not before, waiting two seconds at the most for it to go; empty when
    /// all is clean}
    List<String> leftBehind() {
        long until = clock.nanos() + PATIENCE_NANOS;
        List<String> left = now();
        while (!left.isEmpty() && clock.nanos() < until) {
            LockSupport.parkNanos(STEP_NANOS);
            left = now();
        }
        return left;
    }

    private List<String> now() {
        Stream<String> newThreads =
                threads().stream().filter(t -> !threads.contains(t)).map(t -> "thread " + t);
        Stream<String> newFiles =
                files().stream().filter(f -> !files.contains(f)).map(f -> "temporary file " + f);
        int more = descriptors() - descriptors;
        Stream<String> open = more > 0 ? Stream.of(more + " file descriptors") : Stream.empty();
        return Stream.of(newThreads, newFiles, open).flatMap(s -> s).toList();
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            boolean oursOrTheJvms = thread.getThreadGroup() == null
                    || thread.getThreadGroup().getName().equals("system")
                    || thread.getThreadGroup().getName().equals("InnocuousThreadGroup");
            if (!oursOrTheJvms) {
                names.add(thread.getName() + " #" + thread.threadId());
            }
        }
        return names;
    }

    private static int descriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0; // not Linux: threads and files are still compared
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            // Jars that the class loaders open on the way are not the driver's.
            return (int) open.filter(fd -> !target(fd).endsWith(".jar")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile, such as the one that lists this folder
        }
    }

    private static Set<String> files() {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            all.filter(f -> !f.getFileName().toString().startsWith("hsperfdata"))
                    .forEach(f -> names.add(f.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
