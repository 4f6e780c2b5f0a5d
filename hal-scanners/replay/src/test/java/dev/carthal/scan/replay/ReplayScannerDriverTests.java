package dev.carthal.scan.replay;

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
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScannerDriverTests {
    private static final String SLOT = "scanner/basket-left";
    private static final Next<Scan> END = Next.end("the recording is over");

    private final FakeClock clock = FakeClock.jumping();

    /// Fails at the end of a test if a track is held still.
    @AutoClose
    private final FakePlayer player = new FakePlayer(clock);

    @Test
    void itDeliversItsTrackAsThePlayerGivesIt() throws Exception {
        player.record(SLOT);
        try (Scanner scanner = new ReplayScannerDriver(player).open(context(SLOT))) {
            assertThat(scanner.next(Duration.ZERO)).isEqualTo(Next.silence());
            player.scan(SLOT, "]E0", "9521234000017");
            player.end(SLOT);
            assertThat(((Next.Item<Scan>) scanner.next(Duration.ZERO)).value().text())
                    .isEqualTo("9521234000017");
            assertThat(scanner.next(Duration.ZERO)).isEqualTo(END);
            assertThat(scanner.next(Duration.ZERO)).isEqualTo(END);
        }
    }

    @Test
    void aSlotWithoutTrackIsNotFound() {
        assertThatThrownBy(() -> new ReplayScannerDriver(player).open(context("scanner/door")))
                .hasMessage("the recording has no track for scanner/door")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void theTrackIsTheDevice() {
        assertThat(new ReplayScannerDriver(player).identify(DeviceConfig.of(SLOT, Map.of())))
                .isEqualTo(new DeviceIdentity("track", SLOT));
    }

    @Test
    void theDriverIsThereInFelixOnceThePlayerIs(@TempDir Path storage) throws Exception {
        try (var felix = new RealFelix(storage, "dev.carthal.scanner-replay")) {
            assertThat(felix.context().getServiceReference(ScannerDriver.class)).isNull();

            player.record(SLOT);
            felix.context().registerService(Player.class, player, null);
            ScannerDriver driver = felix.service(ScannerDriver.class, "(driver=replay)");

            try (Scanner scanner = driver.open(context(SLOT))) {
                assertThat(scanner.next(Duration.ZERO)).isEqualTo(Next.silence());
            }
        }
    }

    private DeviceContext context(String slot) {
        return DeviceContext.of(DeviceConfig.of(slot, Map.of()), clock.after(Duration.ofSeconds(5)));
    }
}
