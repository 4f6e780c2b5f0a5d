package dev.carthal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ManifestRulesTests {

    private static House house(Module... modules) {
        return new House(Path.of("."), List.of(modules));
    }

    private static Module module(String folder, String ownPackage, Map<String, String> manifest) {
        return new Module(folder, Set.of(ownPackage), manifest);
    }

    @Test
    void aContractMayExportItsPackages() {
        Module api = module(
                "hal-api",
                "dev.carthal.hal",
                Map.of("Export-Package", "dev.carthal.hal;version=\"1.0.0\";uses:=\"a,b\""));
        assertThat(ManifestRules.strayExports(house(api))).isEmpty();
    }

    @Test
    void anExportOfABundleIsRejected() {
        Module basket = module(
                "core-checkout/basket",
                "dev.carthal.basket",
                Map.of("Export-Package", "dev.carthal.basket;version=\"1\""));
        assertThat(ManifestRules.strayExports(house(basket)))
                .containsExactly("core-checkout/basket exports dev.carthal.basket");
    }

    @Test
    void anExportOfACopiedLibraryIsRejected() {
        Module api = module("hal-api", "dev.carthal.hal", Map.of("Export-Package", "com.google.gson"));
        assertThat(ManifestRules.strayExports(house(api))).containsExactly("hal-api exports com.google.gson");
    }

    @Test
    void aRuntimeBundleMayExportItsLibraryOnly() {
        Map<String, String> manifest = Map.of("Export-Package", "ai.onnxruntime;version=\"1.29.0\",dev.carthal.hal");
        assertThat(ManifestRules.strayExports(house(new Module("backend-onnx/runtime", Set.of(), manifest))))
                .containsExactly("backend-onnx/runtime exports dev.carthal.hal");
    }

    @Test
    void anImportThatNobodyExportsIsRejected() {
        Module recorder = module(
                "bundles/recorder",
                "dev.carthal.recorder",
                Map.of("Import-Package", "dev.carthal.recording;version=\"[1,2)\",java.lang"));
        assertThat(ManifestRules.danglingImports(house(recorder)))
                .containsExactly("bundles/recorder imports dev.carthal.recording, which no bundle exports");
    }
}
