package dev.carthal.scale.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.line.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// When a scale is asked, on a line whose answers come at once and whose waits for nothing take their whole time.
final class AskingTests {
    private static final Duration PULL = Duration.ofMillis(250);
    private static final long MILLI = 1_000_000;

    private final FakeClock clock = FakeClock.jumping();
    private final AskedLine line = new AskedLine(clock);

    private Scale asked(int pollMs) throws DeviceException {
        DeviceConfig config =
                DeviceConfig.of("scale/desk", Map.of("port", "asked", "protocol", "toledo-8217", "poll.ms", pollMs));
        DeviceContext context = DeviceContext.of(config, Deadline.after(clock, Duration.ofSeconds(1)));
        return new SerialScale(context, SerialScaleSettings.of(config.as(SerialScaleConfig.class)), line);
    }

    @Test
    void itIsAskedAsOftenAsConfiguredHoweverLongANativeWaitIs() throws Exception {
        for (int poll : new int[] {20, 99, 100, 130, 200, 1_000}) {
            line.askedNanos.clear();
            try (Scale scale = asked(poll)) {
                while (line.askedNanos.size() < 4) {
                    scale.next(PULL);
                }
            }
            for (int i = 1; i < 4; i++) {
                assertThat(line.askedNanos.get(i) - line.askedNanos.get(i - 1)).isEqualTo(poll * MILLI);
            }
        }
    }

    @Test
    void aPullEndsWhenItShouldThoughTheNextQuestionIsLater() throws Exception {
        try (Scale scale = asked(60)) {
            assertThat(scale.next(PULL)).isInstanceOf(Next.Item.class);
            long before = clock.nanos();
            assertThat(scale.next(Duration.ofMillis(30))).isEqualTo(Next.<Reading>silence());
            assertThat(clock.nanos() - before).isEqualTo(30 * MILLI);
        }
    }

    @Test
    void anUnplugIsNoticedLongBeforeTheNextQuestion() throws Exception {
        try (Scale scale = asked(60_000)) {
            assertThat(scale.next(PULL)).isInstanceOf(Next.Item.class);
            line.gone = true;
            long before = clock.nanos();
            assertThatThrownBy(() -> scale.next(PULL)).hasMessage("pulled");
            assertThat(clock.nanos() - before).isLessThanOrEqualTo(Line.WAIT_MILLIS * MILLI);
        }
    }

    private static final class AskedLine implements Line {
        private static final byte[] ANSWER = "\u000201.250\r".getBytes(StandardCharsets.US_ASCII);

        private final FakeClock clock;
        private final List<Long> askedNanos = new ArrayList<>();
        private boolean answers;
        private boolean gone;

        AskedLine(FakeClock clock) {
            this.clock = clock;
        }

        @Override
        public int read(byte[] buffer) throws DeviceException {
            if (gone) {
                throw new DeviceException(Kind.LOST, "pulled");
            }
            if (!answers) {
                clock.pass(Duration.ofMillis(WAIT_MILLIS));
                return 0;
            }
            answers = false;
            System.arraycopy(ANSWER, 0, buffer, 0, ANSWER.length);
            return ANSWER.length;
        }

        @Override
        public void write(byte[] question) {
            askedNanos.add(clock.nanos());
            answers = true;
        }

        @Override
        public void discard() {
            answers = false;
        }

        @Override
        public void close() {}
    }
}
