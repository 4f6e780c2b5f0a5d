package dev.carthal.scan.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScannerDriverTests {
    private static final String SLOT = "scanner/basket-left";
    private static final Next<Scan> SCAN =
            Next.item(Scan.of(7, 1_500_000_000L, "]E0", "9521234000017".getBytes(US_ASCII)));
    private static final Next<Scan> END = Next.end("the recording is over");

    private final OneTrackPlayer player = new OneTrackPlayer(SLOT, List.of(Next.silence(), SCAN, END));

    @Test
    void itDeliversItsTrackAsThePlayerGivesIt() throws Exception {
        try (Scanner scanner = new ReplayScannerDriver(player).open(context(SLOT))) {
            assertThat(scanner.next(Duration.ZERO)).isEqualTo(Next.silence());
            assertThat(scanner.next(Duration.ZERO)).isEqualTo(SCAN);
            assertThat(scanner.next(Duration.ZERO)).isEqualTo(END);
            assertThat(scanner.next(Duration.ZERO)).isEqualTo(END);
        }
    }

    @Test
    void theTrackIsFreeAgainAfterClose() throws Exception {
        Scanner scanner = new ReplayScannerDriver(player).open(context(SLOT));
        assertThat(player.held).isTrue();
        scanner.close();
        assertThat(player.held).isFalse();
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

            felix.context().registerService(Player.class, player, null);
            ScannerDriver driver = felix.service(ScannerDriver.class, "(driver=replay)");

            try (Scanner scanner = driver.open(context(SLOT))) {
                assertThat(scanner.next(Duration.ZERO)).isEqualTo(Next.silence());
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
