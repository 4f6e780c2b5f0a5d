package dev.carthal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Gs1Tests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Console console = new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        return Main.execute(console, arguments);
    }

    @Test
    void aScanIsALineWithWhatItSays() {
        int status = run(
                "gs1",
                "--region",
                "DE",
                "]e0019501234567890331030012343922599\u001D15261231\u001D10ABC123",
                "4006381333931");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("""
                        {"symbology":"GS1 DataBar",\
                        "ais":{"01":"95012345678903","3103":"001234","3922":"599","15":"261231","10":"ABC123"},\
                        "elementString":"(01)95012345678903(3103)001234(3922)599(15)261231(10)ABC123",\
                        "digitalLink":"https://id.gs1.org/01/95012345678903/10/ABC123?3103=001234&15=261231&3922=599",\
                        "gtin14":"95012345678903","weightMg":1234000,"priceMinor":599,"currency":"EUR"}""", "{\"gtin14\":\"04006381333931\"}");
        assertThat(status).isZero();
    }

    @Test
    void anErrorSaysWhereAndEndsWithTwo() {
        int status = run("gs1", "--region", "de", "]E02511118000120", "2811111068708");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"error\":{\"kind\":\"verifier\",\"at\":9,\"message\":\"the verifier of 00012 must be 9: 8\"}}",
                        "{\"gtin14\":\"02811111068708\",\"item\":\"1111\",\"lookup\":\"02811110000006\",\"weightMg\":6870000}");
        assertThat(status).isEqualTo(2);
    }

    @Test
    void layoutsOfTheShopAreTaken() {
        assertThat(run("gs1", "--layout", "21IIIIIWWWWWC", "2112345012506")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"item\":\"12345\"", "\"weightMg\":1250000");
    }

    @Test
    void regionsThatAreNotKnownAreToldWithThoseThatAre() {
        assertThat(run("gs1", "--region", "XX", "4006381333931")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("region must be one of DE, DK, EE, FI, GB, LT, LV, NO, SE, US: region=XX");
        assertThat(run("gs1", "--layout", "X", "4006381333931")).isEqualTo(2);
    }

    @Test
    void linesEndWithLfOrCrLfOrTheInput() throws IOException {
        assertThat(lines("a\r\n\n\u001Db\rc\nd")).containsExactly("a", "", "\u001Db\rc", "d");
        assertThat(lines("")).isEmpty();
        assertThat(lines("x".repeat(ScanLines.LONGEST + 5) + "\ny"))
                .containsExactly("x".repeat(ScanLines.LONGEST), "y");
    }

    private static List<String> lines(String text) throws IOException {
        ScanLines lines = new ScanLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        List<String> all = new ArrayList<>();
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(new String(line.get(), StandardCharsets.ISO_8859_1));
        }
        return all;
    }
}
