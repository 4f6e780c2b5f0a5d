package dev.carthal.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationsTests {
    @TempDir
    private Path folder;

    private Feature feature(String variables, String configurations) throws Exception {
        Path file = folder.resolve("feature.json");
        Files.writeString(
                file,
                "{\"id\": \"a:b:1\", \"bundles\": [], \"variables\": " + variables + ", \"configurations\": "
                        + configurations + "}");
        return Feature.read(file);
    }

    private Map<String, Object> pid(String variables, String configuration, Map<String, String> given)
            throws Exception {
        Feature feature = feature(variables, "{\"pid\": " + configuration + "}");
        return new Configurations(feature, given).resolved().getOrDefault("pid", Map.of());
    }

    @Test
    void membersAreOfTheTypeThatTheyNameOrLookLike() throws Exception {
        assertThat(pid("{}", """
                        {"a": 1, "b": 1.5, "c": true, "d": "x", "e": ["x", "y"], "f:Integer": "3", "g": null}
                        """, Map.of()))
                .containsEntry("a", 1L)
                .containsEntry("b", 1.5)
                .containsEntry("c", true)
                .containsEntry("d", "x")
                .containsEntry("e", new String[] {"x", "y"})
                .containsEntry("f", 3)
                .doesNotContainKey("g");
    }

    @Test
    void variablesAreReplacedWhereverTextIs() throws Exception {
        assertThat(pid(
                        "{\"image\": null, \"port\": \"8080\", \"path\": \"${image}/x\"}",
                        "{\"url\": \"http://h:${port}/\", \"port:Integer\": \"${port}\", \"path\": \"${path}\"}",
                        Map.of("image", "/i$1", "port", "9")))
                .containsEntry("url", "http://h:9/")
                .containsEntry("port", 9)
                .containsEntry("path", "/i$1/x");
    }

    @Test
    void whatIsNothingButAVariableWithoutTextIsLeftOutAndInAListItIsAsManyAsItsCommasSay() throws Exception {
        assertThat(pid("{\"none\": \"\", \"two\": \"a,b:1\"}", """
                        {"gone": "${none}", "all": ["${none}"], "stays": "x${none}", "chips": ["${two}", "c,d"]}
                        """, Map.of()))
                .containsOnlyKeys("stays", "chips")
                .containsEntry("stays", "x")
                .containsEntry("chips", new String[] {"a", "b:1", "c,d"});
    }

    @Test
    void variablesChooseTheLayersThatLieOverTheFeature() throws Exception {
        Path layer = Files.writeString(folder.resolve("scale-hid.json"), "{\"pid\": {\"device\": \"${device}\"}}");
        Feature feature = feature(
                "{\"driver\": \"hid\", \"device\": \"1:2\"}",
                "{\"pid\": {\"driver\": \"${driver}\", \"device\": \"\"}}");
        List<String> layers = List.of(folder + "/scale-${driver}.json");

        Configurations configurations = new Configurations(feature, Map.of());
        configurations.choose(layers);

        assertThat(configurations.resolved()).containsEntry("pid", Map.of("driver", "hid", "device", "1:2"));
        assertThatThrownBy(() -> new Configurations(feature, Map.of("driver", "hdi")).choose(layers))
                .hasMessage("there must be a file for the image's layer " + folder + "/scale-${driver}.json: file="
                        + layer.resolveSibling("scale-hdi.json"));
    }

    @Test
    void aVariableThatTheImageDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> pid("{\"port\": \"8080\"}", "{}", Map.of("prot", "1")))
                .hasMessage("the image has no such variable: prot=1, expected one of [port]");
    }

    @Test
    void aVariableWithoutAValueIsNamed() {
        assertThatThrownBy(() -> pid("{\"data\": null}", "{}", Map.of()))
                .hasMessage("the image needs values for its variables [data]");
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        assertThatThrownBy(() -> pid("{}", "{\"port:Integer\": \"many\"}", Map.of()))
                .hasMessage("must be of type Integer: pid=pid, port=\"many\"");
    }

    @Test
    void overridesAreLaidMemberByMemberInTheOrderOfTheirNames() throws Exception {
        Path overrides = Files.createDirectory(folder.resolve("config"));
        Files.writeString(overrides.resolve("2.json"), "{\"pid\": {\"a\": 3}}");
        Files.writeString(overrides.resolve("1.json"), "{\"pid\": {\"a\": 2, \"b\": null}, \"new\": {\"c\": 1}}");
        Configurations configurations =
                new Configurations(feature("{}", "{\"pid\": {\"a\": 1, \"b\": 1, \"d\": 1}}"), Map.of());

        configurations.override(overrides);

        assertThat(configurations.resolved())
                .containsEntry("pid", Map.of("a", 3L, "d", 1L))
                .containsEntry("new", Map.of("c", 1L));
    }

    @Test
    void anOverrideOfWhatTheImageDoesNotHaveIsRefusedAndOneMoreOfAFactoryIsNot() throws Exception {
        Path overrides = Files.createDirectory(folder.resolve("config"));
        Path file = Files.writeString(overrides.resolve("1.json"), "{\"dev.carthal.slot~b\": {\"a\": 1}}");
        Feature feature = feature("{}", "{\"dev.carthal.slot~a\": {}, \"dev.carthal.basket\": {}}");

        Configurations configurations = new Configurations(feature, Map.of());
        configurations.override(overrides);
        Files.writeString(file, "{\"dev.carthal.baskt\": {\"a\": 1}}");

        assertThat(configurations.resolved()).containsEntry("dev.carthal.slot~b", Map.of("a", 1L));
        assertThatThrownBy(() -> new Configurations(feature, Map.of()).override(overrides))
                .hasMessage("the image has no such configuration: file=" + file
                        + ", pid=dev.carthal.baskt, expected one of [dev.carthal.slot~a, dev.carthal.basket]");
    }

    @Test
    void anOverrideThatIsTornIsNamed() throws Exception {
        Path overrides = Files.createDirectory(folder.resolve("config"));
        Path torn = Files.writeString(overrides.resolve("1.json"), "{\"pid\": {");

        assertThatThrownBy(() -> new Configurations(feature("{}", "{}"), Map.of()).override(overrides))
                .hasMessageStartingWith("cannot be read as JSON: file=" + torn + ": ");
    }
}
