package dev.carthal.cli;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.Driver;
import dev.carthal.launcher.LaunchException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// A bundle with a driver, used without a container: its component made as Declarative Services would make it, its
/// libraries from those that come with this command.
final class DriverBundle<D extends Driver> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern CLASS = Pattern.compile("<implementation class=\"([^\"]+)\"");
    private static final Pattern PROTOCOL = Pattern.compile("<AD [^>]*\\bid=\"protocol\".*?</AD>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<Option\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(label|value)=\"([^\"]*)\"");

    private final URLClassLoader classes;
    private final D driver;
    private final Map<String, String> protocols;
    private final MachineTime clock = new MachineTime();

    private DriverBundle(URLClassLoader classes, D driver, Map<String, String> protocols) {
        this.classes = classes;
        this.driver = driver;
        this.protocols = protocols;
    }

    /// {@return the bundle of a driver that comes with this command}
    static Path own(String jar) throws LaunchException {
        return folder().resolve(jar);
    }

    private static Path folder() throws LaunchException {
        return Home.folder().resolve("bundles/cli/target/drivers");
    }

    /// Load the driver of a bundle, the one of that family if it has several.
    static <D extends Driver> DriverBundle<D> of(Class<D> family, Path jar) throws LaunchException {
        List<URL> urls = new ArrayList<>();
        try (JarFile bundle = new JarFile(jar.toFile());
                Stream<Path> libraries = Files.list(folder())) {
            urls.add(url(jar));
            libraries.filter(DriverBundle::isLibrary).sorted().forEach(file -> urls.add(url(file)));
            String component = component(bundle, family);
            URLClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new), DriverBundle.class.getClassLoader());
            Object made = classes.loadClass(component).getConstructor().newInstance();
            if (family.isInstance(made)) {
                return new DriverBundle<>(classes, family.cast(made), options(bundle));
            }
            throw Failed.user("the bundle's component must be a " + family.getSimpleName() + ": bundle=" + jar
                    + ", class=" + component);
        } catch (NoSuchFileException e) {
            throw Failed.user("there is no such bundle: bundle=" + jar, e);
        } catch (IOException | ReflectiveOperationException e) {
            throw Failed.user("the bundle cannot be used: bundle=" + jar + ": " + e, e);
        }
    }

    private static boolean isLibrary(Path jar) {
        String name = jar.getFileName().toString();
        return !name.startsWith("scale-") && !name.startsWith("scanner-");
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // every file has one
        }
    }

    private static String component(JarFile bundle, Class<?> family) throws IOException {
        String other = "";
        for (ZipEntry entry : bundle.stream().toList()) {
            if (entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")) {
                String content = content(bundle, entry);
                Matcher found = CLASS.matcher(content);
                if (found.find() && content.contains(family.getName())) {
                    return found.group(1);
                }
                other = found.reset().find() ? found.group(1) : other;
            }
        }
        if (other.isEmpty()) {
            throw new IOException("it has no component");
        }
        return other;
    }

    private static Map<String, String> options(JarFile bundle) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (ZipEntry entry : bundle.stream().toList()) {
            if (entry.getName().startsWith("OSGI-INF/metatype/")
                    && entry.getName().endsWith(".xml")) {
                Matcher attribute = PROTOCOL.matcher(content(bundle, entry));
                while (attribute.find()) {
                    OPTION.matcher(attribute.group())
                            .results()
                            .map(option -> attributes(option.group()))
                            .forEach(option ->
                                    options.put(option.getOrDefault("value", ""), option.getOrDefault("label", "")));
                }
            }
        }
        return options;
    }

    private static Map<String, String> attributes(String element) {
        Map<String, String> attributes = new TreeMap<>();
        ATTRIBUTE
                .matcher(element)
                .results()
                .forEach(found -> attributes.put(
                        found.group(1), found.group(2).replace("&lt;", "<").replace("&amp;", "&")));
        return attributes;
    }

    private static String content(JarFile bundle, ZipEntry entry) throws IOException {
        return new String(bundle.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    /// {@return the protocols that the driver's configuration lists, with what they are; empty if it lists none}
    Map<String, String> protocols() {
        return protocols;
    }

    MachineTime clock() {
        return clock;
    }

    D driver() {
        return driver;
    }

    /// {@return what an opening of the driver needs}
    DeviceContext context(String slot, Map<String, Object> values) {
        return DeviceContext.of(DeviceConfig.of(slot, values), clock.after(PATIENCE));
    }

    @Override
    public void close() throws LaunchException {
        try {
            classes.close();
        } catch (IOException e) {
            throw Failed.ours("the bundle cannot be closed: " + e, e);
        }
    }
}
