package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiDialectTests {
    private final Heard heard = new Heard();
    private final AsciiDialect dialect = new AsciiDialect(true);

    private void send(String text) {
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            dialect.accept(b, heard);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ST,GS,+    1.234 kg|1.234 kg STABLE",
                "US,GS,+    1.234 kg|1.234 kg MOTION",
                "ST,GS,+  1.234kg|1.234 kg STABLE",
                "ST,GS,   0.400kg|0.400 kg STABLE",
                "ST,NT,-   0.400kg|-0.400 kg STABLE NET",
                "ST,GS,-   0.400kg|-0.400 kg STABLE UNDER_ZERO",
                "+    1.234 kg|1.234 kg",
                "ST,+0001.234 kg|1.234 kg STABLE",
                "ST,+001234.5  g|1234.5 g STABLE",
                "ST,OK,+0001.234 kg|1.234 kg STABLE",
                "OL,+999999.9  g|- OVERLOAD",
                "OL,-9999.999 lb|- UNDERLOAD",
                "01ST,GS,     0.0,kg|0.0 kg STABLE",
                "TL,GS,     0.0,kg|- LEVEL_FAULT",
                "ST,GS,1@,    1.234 kg|1.234 kg STABLE",
                "    1.234 kg     N|1.234 kg NET",
                "  -12.345 g    ?N|-12.345 g MOTION NET",
            })
    void readsWhatScalesSend(String line, String expected) {
        send(line + "\r\n");

        assertThat(heard.readings()).containsExactly(expected);
        assertThat(heard.all).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "QT,+00001234 PC|the scale is counting pieces; switch it to weighing",
                "EC,E1|the scale reports an error",
                "XX,GS,+  1.234kg|the header must be ST, US, OL, UL or TL",
                "ST,GS,+  1.234st|the unit must be mg, g, kg, t, ct, oz, ozt or lb",
                "ST,GS,+       kg|the line has no number",
                "ST,GS,+  1.234kg;|the line goes on after the weight",
            })
    void saysWhyItRefusesALine(String line, String reason) {
        send(line + "\r\n");

        assertThat(heard.readings()).isEmpty();
        assertThat(heard.all).containsExactly("!" + reason);
    }

    @Test
    void chunksDoNotMatter() {
        String two = "ST,GS,+  1.234kg\r\nUS,GS,+  2.345kg\r\n";
        for (int cut = 0; cut <= two.length(); cut++) {
            heard.all.clear();
            send(two.substring(0, cut));
            send(two.substring(cut));
            assertThat(heard.readings()).as("cut at %d", cut).containsExactly("1.234 kg STABLE", "2.345 kg MOTION");
        }
    }

    @Nested
    class WhenItIsTorn {
        @Test
        void theRestOfAFrameAtTheStartIsNoReading() {
            AsciiDialect streaming = new AsciiDialect(false);
            for (byte b : "34 kg\r\nST,GS,+  1.234kg\r\n".getBytes(StandardCharsets.US_ASCII)) {
                streaming.accept(b, heard);
            }
            assertThat(heard.readings()).containsExactly("1.234 kg STABLE");
        }

        @Test
        void theRestOfAFrameInTheMiddleIsNoReading() {
            send("ST,GS,+  1.234kg\r\n   4 kg\r\nST,GS,+  1.235kg\r\n");

            assertThat(heard.readings()).containsExactly("1.234 kg STABLE", "1.235 kg STABLE");
            assertThat(heard.all).contains("!the line has no header, though others had");
        }

        @Test
        void noiseOfAnyLengthIsLeftBehind() {
            send("\u00ff".repeat(500) + "\r\nST,GS,+  1.234kg\r\n");

            assertThat(heard.readings()).containsExactly("1.234 kg STABLE");
            assertThat(heard.all).contains("!a line is at most 64 bytes");
        }
    }
}
