package dev.carthal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SignatureTests {
    private static final String KIT =
            "dev.carthal.hal;version=\"[1.0,1.1)\",dev.carthal.hal.weight;version=\"[1.0,2)\"";

    @Test
    void theContractOnTheClassPathIsOurs() {
        assertThat(Signature.strangers()).isEmpty();
    }

    @Test
    void theKitSaysWhatItNeeds() throws IOException {
        Path manifest = Path.of(System.getProperty("basedir", ""), "target/classes/META-INF/MANIFEST.MF");
        assertThat(Files.readString(manifest).replace("\r\n ", "").replace("\n ", ""))
                .contains("dev.carthal.hal;version=\"[1.0,")
                .contains("dev.carthal.hal.camera;version=\"[1.0,")
                .contains("dev.carthal.hal.weight;version=\"[1.1,")
                .contains("dev.carthal.hal.scan;version=\"[1.1,")
                .contains("dev.carthal.hal.inference;version=\"[1.1,")
                .contains("dev.carthal.hal.replay;version=\"[1.0,");
    }

    @Test
    void whatIsInRangeIsNoStranger() {
        assertThat(
                        Signature.strangers(
                                KIT,
                                "dev.carthal.hal;version=\"1.0.3\",dev.carthal.hal.weight;uses:=\"dev.carthal.hal\";version=\"1.7.0\""))
                .isEmpty();
    }

    @Test
    void anotherMajorVersionIsAStranger() {
        String exports = "dev.carthal.hal;version=\"1.0.0\",dev.carthal.hal.weight;version=\"2.0.0\"";
        assertThat(Signature.strangers(KIT, exports))
                .containsExactly("the kit needs dev.carthal.hal.weight;version=\"[1.0,2)\", exported are " + exports);
    }

    @Test
    void aMinorVersionThatAddsToWhatTheKitImplementsIsAStranger() {
        assertThat(Signature.strangers(
                        KIT, "dev.carthal.hal;version=\"1.1.0\",dev.carthal.hal.weight;version=\"1.1.0\""))
                .hasSize(1);
    }

    @Test
    void aPackageThatIsNotThereIsAStranger() {
        assertThat(Signature.strangers(KIT, "dev.carthal.hal;version=\"1.0.0\""))
                .hasSize(1);
    }
}
