package dev.carthal.cli;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
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
import org.jspecify.annotations.Nullable;

/// A bundle with a driver for scales, used without a container: its component made as Declarative Services would
/// make it, its libraries from those that come with this command.
final class ScaleDrivers implements AutoCloseable {
    static final String OURS = "scale-serial.jar";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern CLASS = Pattern.compile("<implementation class=\"([^\"]+)\"");
    private static final Pattern PROTOCOL = Pattern.compile("<AD [^>]*\\bid=\"protocol\".*?</AD>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<Option\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(label|value)=\"([^\"]*)\"");

    private final URLClassLoader classes;
    private final ScaleDriver driver;
    private final Map<String, String> protocols;
    private final MachineTime clock = new MachineTime();

    private ScaleDrivers(URLClassLoader classes, ScaleDriver driver, Map<String, String> protocols) {
        this.classes = classes;
        this.driver = driver;
        this.protocols = protocols;
    }

    /// {@return the bundle of a driver that comes with this command}
    static Path own(String jar) throws LaunchException {
        return Home.folder().resolve("bundles/cli/target/drivers").resolve(jar);
    }

    /// Load the driver of a bundle; null for that of serial scales.
    static ScaleDrivers of(@Nullable Path foreign) throws LaunchException {
        Path folder = Home.folder().resolve("bundles/cli/target/drivers");
        Path jar = foreign == null ? folder.resolve(OURS) : foreign;
        List<URL> urls = new ArrayList<>();
        try (JarFile bundle = new JarFile(jar.toFile());
                Stream<Path> libraries = Files.list(folder)) {
            urls.add(url(jar));
            libraries.filter(file -> !file.endsWith(OURS)).sorted().forEach(file -> urls.add(url(file)));
            String component = component(bundle);
            URLClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new), ScaleDrivers.class.getClassLoader());
            Object made = classes.loadClass(component).getConstructor().newInstance();
            if (made instanceof ScaleDriver driver) {
                return new ScaleDrivers(classes, driver, options(bundle));
            }
            throw Failed.user("the bundle's component is no driver for scales: bundle=" + jar + ", class=" + component);
        } catch (NoSuchFileException e) {
            throw Failed.user("there is no such bundle: bundle=" + jar, e);
        } catch (IOException | ReflectiveOperationException e) {
            throw Failed.user("the bundle cannot be used: bundle=" + jar + ": " + e, e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // every file has one
        }
    }

    /// {@return the class of the bundle's component, of the one for scales if there are several}
    private static String component(JarFile bundle) throws IOException {
        String other = "";
        for (ZipEntry entry : bundle.stream().toList()) {
            if (entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")) {
                String content = content(bundle, entry);
                Matcher found = CLASS.matcher(content);
                if (found.find() && content.contains(ScaleDriver.class.getName())) {
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

    Scale open(Map<String, Object> values) throws DeviceException, InterruptedException {
        DeviceConfig config = DeviceConfig.of("scale/bench", values);
        return driver.open(DeviceContext.of(config, clock.after(PATIENCE)));
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
