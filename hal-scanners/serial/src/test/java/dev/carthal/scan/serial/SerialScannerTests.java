package dev.carthal.scan.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carthal.conformance.KitClock;
import dev.carthal.hal.Deadline;
import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.simulator.scale.Fault;
import dev.carthal.simulator.scanner.RunningScanner;
import dev.carthal.simulator.scanner.ScannerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The driver on a real pseudo-terminal, at whose far end the simulated scanner sits.
@Timeout(60)
class SerialScannerTests {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String EAN = "4006381333931";
    private static final String OTHER = "9501101530003";

    @TempDir
    Path folder;

    private final KitClock clock = new KitClock();

    private Path link() {
        return folder.resolve("scanner");
    }

    private Scanner open(Map<String, Object> more) throws DeviceException {
        Map<String, Object> values = new HashMap<>(more);
        values.put("port", link().toString());
        DeviceConfig config = DeviceConfig.of("scanner/hand", values);
        return new SerialScannerDriver().open(DeviceContext.of(config, Deadline.after(clock, SECOND)));
    }

    private RunningScanner simulated(String protocol, Fault... faults) throws Exception {
        return RunningScanner.start(ScannerOptions.of(protocol, link())
                .patient(Duration.ofMillis(300))
                .failing(faults));
    }

    private static Scan scan(Scanner scanner) throws Exception {
        while (true) {
            if (scanner.next(SECOND) instanceof Next.Item<Scan>(var scan)) {
                return scan;
            }
        }
    }

    private static List<String> told(Scanner scanner, int count) throws Exception {
        List<String> told = new ArrayList<>();
        while (told.size() < count) {
            try {
                told.add(scan(scanner).text());
            } catch (DeviceException e) {
                told.add(e.kind() + " " + e.getMessage().replaceAll(":.*", ""));
            }
        }
        return told;
    }

    @Test
    void aLostAcknowledgementTellsNoBarcodeTwice() throws Exception {
        try (RunningScanner far = simulated("ssi", new Fault(Fault.Kind.LOST_ACK, 0, Long.MAX_VALUE));
                Scanner scanner = open(Map.of("protocol", "ssi"))) {
            far.present(EAN);
            far.present(EAN);
            far.present(OTHER);
            assertThat(told(scanner, 3)).containsExactly(EAN, EAN, OTHER);
        }
    }

    @Test
    void aPacketThatIsTornOrChangedOnItsWayIsHadAgain() throws Exception {
        for (Fault.Kind kind : List.of(Fault.Kind.CHECKSUM, Fault.Kind.TORN)) {
            try (RunningScanner far = simulated("ssi", new Fault(kind, 0, Long.MAX_VALUE));
                    Scanner scanner = open(Map.of("protocol", "ssi"))) {
                far.present(EAN);
                far.present(OTHER);
                List<String> told = told(scanner, 4);
                assertThat(told)
                        .as(kind.toString())
                        .filteredOn(text -> !text.startsWith("PROTOCOL"))
                        .containsExactly(EAN, OTHER);
            }
        }
    }

    @Test
    void aTornBarcodeIsRefusedAndTheNextOneRead() throws Exception {
        try (RunningScanner far = simulated("generic", new Fault(Fault.Kind.TORN, 0, Long.MAX_VALUE));
                Scanner scanner = open(Map.of())) {
            far.present(EAN);
            far.present(OTHER);
            assertThat(told(scanner, 2))
                    .containsExactlyInAnyOrder("PROTOCOL no EAN or UPC, or one with a byte lost", OTHER);
        }
    }

    @Test
    void aPulledCableIsLostAndWhatIsScannedLaterComesOnce() throws Exception {
        Fault pulled = new Fault(Fault.Kind.UNPLUG, 400_000_000, 400_000_000);
        try (RunningScanner far = simulated("generic", pulled)) {
            try (Scanner scanner = open(Map.of())) {
                far.present(EAN);
                assertThat(scan(scanner).text()).isEqualTo(EAN);
                assertThatThrownBy(() -> scan(scanner))
                        .hasMessage("the port is gone: port=" + link() + "; was it unplugged?")
                        .isInstanceOfSatisfying(
                                DeviceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST));
            }
            while (!Files.exists(link())) {
                Thread.onSpinWait();
            }
            try (Scanner again = open(Map.of())) {
                far.present(OTHER);
                assertThat(scan(again).text()).isEqualTo(OTHER);
                assertThat(again.next(Duration.ZERO)).isEqualTo(Next.silence());
            }
        }
    }

    @Test
    void whatIsSentAgainAfterAReconnectIsNotToldAgain() throws Exception {
        try (RunningScanner far = simulated("ssi", new Fault(Fault.Kind.LOST_ACK, 0, Long.MAX_VALUE))) {
            Map<Scan, Duration> delivered;
            try (Scanner before = open(Map.of("protocol", "ssi"))) {
                far.present(EAN);
                assertThat(scan(before).text()).isEqualTo(EAN);
                delivered = before.inSight();
            }
            try (Scanner after = open(Map.of("protocol", "ssi"))) {
                after.takeOver(delivered);
                far.present(OTHER);
                assertThat(scan(after).text()).isEqualTo(OTHER);
            }
        }
    }

    @Test
    void anEqualBarcodeUnderAKeptTriggerIsOneWhileItLiesThere() throws Exception {
        Map<String, Object> kept = Map.of("protocol", "honeywell", "trigger", true, "repeat.ms", 60_000);
        try (RunningScanner far = simulated("honeywell")) {
            Map<Scan, Duration> delivered;
            try (Scanner scanner = open(kept)) {
                List.of(EAN, EAN, EAN, OTHER).forEach(far::present);
                assertThat(told(scanner, 2)).containsExactly(EAN, OTHER);
                delivered = scanner.inSight();
            }
            try (Scanner after = open(kept)) {
                after.takeOver(delivered);
                List.of(OTHER, EAN).forEach(far::present);
                assertThat(scan(after).text()).isEqualTo(EAN);
            }
        }
    }

    @Test
    void commandsOfTheConfigurationAreSentAndTheirRefusalTold() throws Exception {
        try (RunningScanner far = simulated("honeywell");
                Scanner scanner = open(Map.of("protocol", "honeywell", "setup", "\\x16M\\rnonsense!"))) {
            assertThat(told(scanner, 1)).containsExactly("PROTOCOL the scanner refused `setup`, no such command");
            far.present(EAN);
        }
    }

    @Test
    void aConfigurationThatCannotBeUsedSaysWhy() throws Exception {
        try (RunningScanner _ = simulated("generic")) {
            assertThatThrownBy(() -> open(Map.of("protocol", "morse")))
                    .hasMessage("protocol must be generic, honeywell or ssi: protocol=morse");
            assertThatThrownBy(() -> open(Map.of("framing", "bell")))
                    .hasMessage("framing must be cr, crlf, lf, stx-etx or pause: framing=bell");
            assertThatThrownBy(() -> open(Map.of("trigger", true)))
                    .hasMessage("trigger must be false, or protocol honeywell or ssi: trigger=true");
        }
    }
}
