package dev.carthal.conformance;

import dev.carthal.hal.swap.SwapRequest;
import dev.carthal.hal.swap.SwapResult;
import dev.carthal.hal.swap.SwapResult.Outcome;
import dev.carthal.hal.swap.Swapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;

/// Swap a bundle for rebuilds of itself, one after the other, and count what stays behind of those that are gone. A
/// driver that leaves a thread, a descriptor or its classes each time ends a cart that nobody restarts.
public final class Generations {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Duration PROBATION = Duration.ofMillis(200);
    private static final int COLLECTIONS = 40;

    private final RealFelix felix;
    private final String symbolicName;
    private final Path folder;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    /// Count what is there after a collection of garbage.
    ///
    /// @param loaders generations of the bundle whose classes are held, the one that serves included
    /// @param threads platform threads of the process
    /// @param descriptors open files, sockets and the like
    /// @param files below the folder for temporary files
    public record Left(int loaders, int threads, int descriptors, int files) {
        /// {@return whether nothing has become more since `before`}
        ///
        /// @param before counted earlier
        public boolean isNoMoreThan(Left before) {
            return loaders <= before.loaders
                    && threads <= before.threads
                    && descriptors <= before.descriptors
                    && files <= before.files;
        }
    }

    /// Begin with the generation that serves.
    ///
    /// @param felix with hal-runtime, and the bundle in service
    /// @param symbolicName the bundle's
    /// @param folder for its rebuilds
    public Generations(RealFelix felix, String symbolicName, Path folder) {
        this.felix = felix;
        this.symbolicName = symbolicName;
        this.folder = folder;
        remember();
    }

    private void remember() {
        loaders.add(new WeakReference<>(
                felix.bundle(symbolicName).adapt(BundleWiring.class).getClassLoader()));
    }

    /// Swap it for its rebuild, in all slots that it fills.
    ///
    /// @param times how often
    /// @throws IOException if a rebuild cannot be written
    /// @throws InterruptedException if the calling thread is interrupted
    /// @throws AssertionError if a swap fails; the message says why
    public void swap(int times) throws IOException, InterruptedException {
        Swapper swapper = felix.service(Swapper.class, "");
        for (int i = 0; i < times; i++) {
            Path jar = folder.resolve("rebuild.jar");
            rebuild(felix.bundle(symbolicName), jar, "1000." + loaders.size() + ".0");
            SwapResult result = swapper.swap(SwapRequest.of(jar).observing(PROBATION), _ -> {});
            Files.delete(jar);
            if (result.outcome() != Outcome.SWAPPED) {
                throw new AssertionError("swap " + loaders.size() + " of " + symbolicName + ": " + result);
            }
            remember();
        }
    }

    private static void rebuild(Bundle bundle, Path jar, String version) throws IOException {
        Manifest manifest = new Manifest();
        try (InputStream in = bundle.getEntry(MANIFEST).openStream()) {
            manifest.read(in);
        }
        manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, version);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (URL entry : Collections.list(bundle.findEntries("/", "*", true))) {
                String path = entry.getPath().substring(1);
                if (!path.endsWith("/") && !path.equals(MANIFEST)) {
                    out.putNextEntry(new JarEntry(path));
                    try (InputStream in = entry.openStream()) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }

    /// {@return what is there now, after as many collections of garbage as help}
    ///
    /// @throws IOException if descriptors or files cannot be listed
    public Left left() throws IOException {
        int alive = Integer.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS && alive > 1; i++) {
            System.gc();
            alive = (int)
                    loaders.stream().filter(loader -> loader.get() != null).count();
        }
        int files = files(Path.of(System.getProperty("java.io.tmpdir")));
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return new Left(alive, Thread.getAllStackTraces().size(), (int) descriptors.count(), files);
        }
    }

    private static int files(Path folder) throws IOException {
        AtomicInteger count = new AtomicInteger();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                count.incrementAndGet();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE; // between being listed and being looked at
            }
        });
        return count.get();
    }
}
