package dev.carthal.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.log.LogService;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;

class SharedPackagesTests {
    @Test
    void versionsAreThoseOfTheJarsOnTheClassPath() throws Exception {
        for (Class<?> type : List.of(
                ConfigurationAdmin.class,
                ServiceComponentRuntime.class,
                LogService.class,
                MetaTypeService.class,
                Function.class,
                Promise.class,
                Logger.class)) {
            String exported = Cart.SHARED.stream()
                    .filter(clause -> clause.startsWith(type.getPackageName() + ";"))
                    .findFirst()
                    .orElseThrow();
            URI jar = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            try (JarFile file = new JarFile(Path.of(jar).toFile())) {
                assertThat(file.getManifest().getMainAttributes().getValue("Export-Package"))
                        .contains(type.getPackageName() + ";")
                        .contains("version=\"" + exported.substring(exported.indexOf('=') + 1));
            }
        }
    }
}
