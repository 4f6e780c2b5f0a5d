package dev.carthal.scale.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.FakeClock;
import dev.carthal.conformance.FakePlayer;
import dev.carthal.conformance.RealFelix;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Next;
import dev.carthal.hal.replay.Player;
import dev.carthal.hal.weight.Indication;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.hal.weight.WeightUnit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScaleDriverTests {
    private static final String SLOT = "scale/basket";
    private static final Next<Reading> END = Next.end("the recording is over");

    private final FakeClock clock = FakeClock.jumping();

    /// Fails at the end of a test if a track is held still.
    @AutoClose
    private final FakePlayer player = new FakePlayer(clock);

    @Test
    void itDeliversItsTrackAsThePlayerGivesIt() throws Exception {
        player.record(SLOT);
        try (Scale scale = new ReplayScaleDriver(player).open(context(SLOT))) {
            assertThat(scale.next(Duration.ZERO)).isEqualTo(Next.silence());
            player.weigh(SLOT, "1.250");
            player.end(SLOT);
            assertThat(((Next.Item<Reading>) scale.next(Duration.ZERO)).value().indication())
                    .contains(new Indication(new BigDecimal("1.250"), WeightUnit.KILOGRAM));
            assertThat(scale.next(Duration.ZERO)).isEqualTo(END);
            assertThat(scale.next(Duration.ZERO)).isEqualTo(END);
        }
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

            player.record(SLOT);
            felix.context().registerService(Player.class, player, null);
            ScaleDriver driver = felix.service(ScaleDriver.class, "(driver=replay)");

            try (Scale scale = driver.open(context(SLOT))) {
                assertThat(scale.next(Duration.ZERO)).isEqualTo(Next.silence());
            }
        }
    }

    private DeviceContext context(String slot) {
        return DeviceContext.of(DeviceConfig.of(slot, Map.of()), clock.after(Duration.ofSeconds(5)));
    }
}
