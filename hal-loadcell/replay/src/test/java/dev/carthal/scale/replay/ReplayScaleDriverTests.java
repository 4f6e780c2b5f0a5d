package dev.carthal.scale.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.hal.Clock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Next;
import dev.carthal.hal.Signal;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScaleDriverTests {
    private static final String SLOT = "scale/basket";
    private static final Next<Reading> READING = Next.item(
            Reading.of(7, 1_500_000_000L).indicating(new Indication(new BigDecimal("1.250"), WeightUnit.KILOGRAM)));
    private static final Next<Reading> END = Next.end("the recording is over");

    private final OneTrackPlayer player = new OneTrackPlayer(SLOT, List.of(Next.silence(), READING, END));

    @Test
    void itDeliversItsTrackAsThePlayerGivesIt() throws Exception {
        try (Scale scale = new ReplayScaleDriver(player).open(context(SLOT))) {
            assertThat(scale.next(Duration.ZERO)).isEqualTo(Next.silence());
            assertThat(scale.next(Duration.ZERO)).isEqualTo(READING);
            assertThat(scale.next(Duration.ZERO)).isEqualTo(END);
            assertThat(scale.next(Duration.ZERO)).isEqualTo(END);
        }
    }

    @Test
    void theTrackIsFreeAgainAfterClose() throws Exception {
        Scale scale = new ReplayScaleDriver(player).open(context(SLOT));
        assertThat(player.held).isTrue();
        scale.close();
        assertThat(player.held).isFalse();
    }

    @Test
    void aSlotWithoutTrackIsNotFound() {
        assertThatThrownBy(() -> new ReplayScaleDriver(player).open(context("scale/door")))
                .hasMessage("the recording has no track for scale/door")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void theTrackIsTheDevice() {
        assertThat(new ReplayScaleDriver(player).identify(DeviceConfig.of(SLOT, Map.of())))
                .isEqualTo(new DeviceIdentity("track", SLOT));
    }

    @Test
    void theDriverIsThereInFelixOnceThePlayerIs(@TempDir Path storage) throws Exception {
        try (var felix = new RealFelix(storage, "dev.carthal.scale-replay")) {
            assertThat(felix.context().getServiceReference(ScaleDriver.class)).isNull();

            felix.context().registerService(Player.class, player, null);
            ScaleDriver driver = felix.service(ScaleDriver.class, "(driver=replay)");

            try (Scale scale = driver.open(context(SLOT))) {
                assertThat(scale.next(Duration.ZERO)).isEqualTo(Next.silence());
            }
        }
    }

    private static DeviceContext context(String slot) {
        return DeviceContext.of(DeviceConfig.of(slot, Map.of()), new Deadline(new NoClock(), Long.MAX_VALUE));
    }

    /// The player stamps what it plays, so nobody asks the context's clock.
    private record NoClock() implements Clock {
        @Override
        public long nanos() {
            throw new AssertionError("nobody asks for the time");
        }

        @Override
        public Instant wall() {
            throw new AssertionError("nobody asks for the date");
        }

        @Override
        public Signal signal(String name) {
            throw new AssertionError("nobody waits here: " + name);
        }
    }
}
