package dev.carthal.scan.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HoneywellDialectTests {
    private static final String PULL = "16540d";
    private static final String RELEASE = "16550d";

    private final Heard heard = new Heard();

    private static HoneywellDialect dialect(boolean trigger) {
        return new HoneywellDialect(new Form(Framing.CR, new byte[0], Form.SENT), trigger);
    }

    private String due(Dialect dialect) {
        return HexFormat.of().formatHex(dialect.due(heard.nanos, heard));
    }

    @Test
    void theTriggerIsPulledAgainAfterABarcodeAndAfterFiveSeconds() {
        HoneywellDialect dialect = dialect(true);
        assertThat(due(dialect)).isEqualTo(PULL);
        assertThat(due(dialect)).isEmpty();
        heard.hear(dialect, "]E04006");
        assertThat(due(dialect)).isEmpty();
        heard.hear(dialect, "381333931\r");
        assertThat(due(dialect)).isEqualTo(PULL);
        heard.nanos += 4 * Heard.SECOND;
        assertThat(due(dialect)).isEmpty();
        heard.nanos += Heard.SECOND;
        assertThat(due(dialect)).isEqualTo(PULL);
        assertThat(HexFormat.of().formatHex(dialect.farewell())).isEqualTo(RELEASE);
        assertThat(heard.all).containsExactly("]E0 4006381333931");
    }

    @Test
    void aScannerWithItsOwnTriggerIsLeftAlone() {
        HoneywellDialect dialect = dialect(false);
        assertThat(due(dialect)).isEmpty();
        assertThat(dialect.farewell()).isEmpty();
    }

    @Test
    void answersToCommandsAreNoBarcodesAndRefusalsAreTold() {
        HoneywellDialect dialect = dialect(false);
        heard.hear(dialect, "TERMID0\6.]E04006381333931\rNONSENSE\5!BAUD99\25!]C0A\6B\r");
        assertThat(heard.all)
                .containsExactly(
                        "]E0 4006381333931",
                        "!the scanner refused `setup`, no such command",
                        "!the scanner refused `setup`, no such value",
                        "]C0 A\6B");
    }
}
