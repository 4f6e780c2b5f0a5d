package dev.carthal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.DeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTests {
    private static final Overlay.State ONE = new Overlay.State(
            List.of(new Overlay.Entry("test.scale", "1.1.0", "abc", true)),
            Map.of("scale/basket", new Pins(Optional.of("overlay:abc"), Optional.empty(), Optional.empty())));

    @TempDir
    private Path folder;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsKeptIsThereAtTheNextStart() throws Exception {
        new Overlay(folder).keep(ONE, List.of());
        assertThat(new Overlay(folder).begin()).isEqualTo(ONE);
    }

    @Test
    void whatACutOffSwapHasLeftGoesAtTheNextStart() throws Exception {
        new Overlay(folder).keep(ONE, List.of());
        Files.writeString(folder.resolve("abc.jar"), "kept");
        Files.writeString(folder.resolve("def.jar"), "never kept");
        Files.writeString(folder.resolve("def.jar.partial"), "cut off");
        Files.writeString(folder.resolve("overlay.json.partial"), "cut off");
        new Overlay(folder).begin();
        assertThat(files()).containsExactly("abc.jar", "overlay.json");
    }

    @Test
    void whatCannotBeReadIsLeftAloneUntilTheNextSwapSetsItAside() throws Exception {
        Files.writeString(folder.resolve("overlay.json"), "{");
        Files.writeString(folder.resolve("abc.jar"), "somebody's");
        assertThatThrownBy(new Overlay(folder)::begin)
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("overlay.json is no JSON");
        assertThat(files()).containsExactly("abc.jar", "overlay.json");

        Overlay overlay = new Overlay(folder);
        assertThat(overlay.open()).isEqualTo(Overlay.State.EMPTY);
        overlay.keep(ONE, List.of());
        assertThat(files()).containsExactly("abc.jar", "overlay.json", "overlay.json.unreadable");
        assertThat(folder.resolve("overlay.json.unreadable")).hasContent("{");
        assertThat(overlay.begin()).isEqualTo(ONE);
    }
}
