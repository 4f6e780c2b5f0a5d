package dev.carthal.scan.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlainDialectTests {
    private static final long WAIT = 100_000_000;

    private static PlainDialect dialect(Framing framing, String prefix, String aim) {
        return new PlainDialect(new Form(framing, prefix.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), aim));
    }

    private static final String MISFIT = "!no EAN or UPC, or one with a byte lost: its digits do not fit together";

    @Test
    void readsWhatCarriesAnIdentifier() {
        Map<String, String> told = Map.of(
                "]E04006381333931\r", "]E0 4006381333931",
                "]E0036000291452\r", "]E0 036000291452",
                "]E001234565\r", "]E0 01234565",
                "]E496385074\r", "]E4 96385074",
                "]C10104006381333931\u001d10A\r", "]C1 0104006381333931\u001d10A",
                "]Q1two\nlines\r", "]Q1 two\nlines",
                "]E04006381333932\r", MISFIT,
                "]E0400631333931\r", MISFIT,
                "4006381333931\r", "!the beginning may be missing; scan again",
                "]C1\r", "!a barcode without data");
        told.forEach((sent, expected) -> assertThat(new Heard().hear(dialect(Framing.CR, "", Form.SENT), sent).all)
                .as(sent)
                .containsExactly(expected));
    }

    @Test
    void everyFramingEndsWhereItSays() {
        assertThat(new Heard().hear(dialect(Framing.CR, "", "sent"), "]C0A\r\n]C0B\r\n").all)
                .containsExactly("]C0 A", "]C0 B");
        assertThat(new Heard().hear(dialect(Framing.CRLF, "", "sent"), "]C0A\rA\r\n]C0B\r\n").all)
                .containsExactly("]C0 A\rA", "]C0 B");
        assertThat(new Heard().hear(dialect(Framing.LF, "", "sent"), "]C0A\n]C0B\n").all)
                .containsExactly("]C0 A", "]C0 B");
        assertThat(new Heard().hear(dialect(Framing.STX_ETX, "", "]C0"), "junk\2A\r\3\2B\3").all)
                .containsExactly("!another began before its end", "]C0 A\r", "]C0 B");
        PlainDialect pause = dialect(Framing.PAUSE, "", "sent");
        assertThat(new Heard()
                        .hear(pause, "]C0A")
                        .quiet(pause, WAIT)
                        .hear(pause, "]C0B")
                        .quiet(pause, WAIT)
                        .all)
                .containsExactly("]C0 A", "]C0 B");
    }

    @Test
    void aPrefixIsCutOffAndItsLackRefused() {
        PlainDialect dialect = dialect(Framing.CR, "S08", "retail");
        assertThat(new Heard().hear(dialect, "S084006381333931\r4006381333931\r").all)
                .containsExactly("]E0 4006381333931", "!the prefix is missing");
    }

    @Test
    void theConfiguredSymbologyIsThatOfAllThatCome() {
        PlainDialect retail = dialect(Framing.CR, "", "retail");
        assertThat(new Heard().quiet(retail, WAIT).hear(retail, "4006381333931\r96385074\r036000291452\r").all)
                .containsExactly("]E0 4006381333931", "]E4 96385074", "]E0 036000291452");
        PlainDialect unknown = dialect(Framing.CR, "", "]X0");
        assertThat(new Heard().quiet(unknown, WAIT).hear(unknown, "]E0 is data\r").all)
                .containsExactly("]X0 ]E0 is data");
    }

    @Nested
    class Torn {
        @Test
        void whatWasJoinedInItsMiddleIsRefusedAndTheNextRead() {
            PlainDialect dialect = dialect(Framing.CR, "", "]C0");
            assertThat(new Heard().hear(dialect, "33931\rwhole\r").all)
                    .containsExactly("!the beginning may be missing; scan again", "]C0 whole");
        }

        @Test
        void whatHasNoEndIsRefusedAfterHalfASecond() {
            PlainDialect dialect = dialect(Framing.CR, "", "sent");
            Heard heard = new Heard().hear(dialect, "]E0400638").quiet(dialect, WAIT);
            assertThat(heard.all).isEmpty();
            assertThat(heard.quiet(dialect, 5 * WAIT).hear(dialect, "]E04006381333931\r").all)
                    .containsExactly("!a barcode without its end", "]E0 4006381333931");
        }

        @Test
        void whatTheCableCutOffIsRefused() {
            PlainDialect dialect = dialect(Framing.CR, "", "sent");
            Heard heard = new Heard().hear(dialect, "]E04006381333931\r]E040063");
            dialect.lost(heard);
            assertThat(heard.all).containsExactly("]E0 4006381333931", "!the port went before the end of a barcode");
        }

        @Test
        void whatNeverEndsTakesNoMoreMemory() {
            PlainDialect dialect = dialect(Framing.CR, "", "sent");
            assertThat(new Heard().hear(dialect, "x".repeat(20_000) + "\r]C0A\r").all)
                    .containsExactly(
                            "!no end in 8192 bytes; check `framing` and the baud rate",
                            "!no end in 8192 bytes; check `framing` and the baud rate",
                            "!the beginning may be missing; scan again",
                            "]C0 A");
        }
    }
}
