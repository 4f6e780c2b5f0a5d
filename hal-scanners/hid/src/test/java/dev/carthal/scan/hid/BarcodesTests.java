package dev.carthal.scan.hid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carthal.conformance.FakeClock;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hidraw.HidNode;
import dev.carthal.hidraw.ReportDescriptor;
import dev.carthal.simulator.hid.ScannerReports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BarcodesTests {
    private static final int TRIES = 2_000;
    private static final String LONG = "0123456789".repeat(6);

    private final FakeClock clock = FakeClock.jumping();
    private final HidNode node = new HidNode(
            Path.of("/dev/hidraw1"), "0c2e:0b07", "", "usb-1", ReportDescriptor.of(ScannerReports.descriptor()));
    private final Barcodes barcodes = new Barcodes(clock, node, Duration.ofMillis(500));
    private final Queue<Next<Scan>> next = new ArrayDeque<>();

    private void take(byte[] report) throws DeviceException {
        barcodes.take(report, report.length, next);
    }

    private void refused(byte[] report, String message) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> take(report))
                .withMessage(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    private List<String> scans() {
        List<String> scans = new ArrayList<>();
        while (next.poll() instanceof Next.Item<Scan>(var scan)) {
            scans.add(scan.sequence() + " " + scan.aim() + scan.text());
        }
        return scans;
    }

    @Test
    void aBarcodeInTwoReportsIsOneScan() throws DeviceException {
        for (byte[] report : ScannerReports.reports("]Q0", LONG)) {
            assertThat(next).isEmpty();
            take(report);
        }
        assertThat(scans()).containsExactly("1 ]Q0" + LONG);
    }

    @Test
    void theSameBarcodeTwiceIsTwoScans() throws DeviceException {
        take(ScannerReports.reports("]E0", "4006381333931").getFirst());
        take(ScannerReports.reports("]E0", "4006381333931").getFirst());
        assertThat(scans()).containsExactly("1 ]E04006381333931", "2 ]E04006381333931");
    }

    @Test
    void separatorsInsideTheDataAreKept() throws DeviceException {
        take(ScannerReports.reports("]C1", "10LOT7\u001d21SER9").getFirst());
        assertThat(scans()).containsExactly("1 ]C110LOT7\u001d21SER9");
    }

    @Test
    void aBarcodeWhoseRestDoesNotComeIsToldAndDropped() throws DeviceException {
        take(ScannerReports.reports("]Q0", LONG).getFirst());
        take(new byte[0]);
        clock.pass(Duration.ofMillis(501));
        refused(new byte[0], "the rest of a barcode did not come, 56 bytes of ]Q0 are dropped: device=/dev/hidraw1");
        take(ScannerReports.reports("]E0", "4006381333931").getFirst());
        assertThat(scans()).containsExactly("1 ]E04006381333931");
    }

    @Test
    void theBarcodeAfterATornOneIsNotLost() throws DeviceException {
        take(ScannerReports.reports("]Q0", LONG).getFirst());
        refused(
                ScannerReports.reports("]E0", "4006381333931").getFirst(),
                "a barcode was followed by another one, ]E0, 56 bytes of ]Q0 are dropped: device=/dev/hidraw1");
        assertThat(scans()).containsExactly("1 ]E04006381333931");
    }

    @Test
    void aScannerThatSendsNoIdentifierHasNone() throws DeviceException {
        take(ScannerReports.reports("\0\0\0", "4006381333931").getFirst());
        assertThat(scans()).containsExactly("1 ]X04006381333931");
    }

    @Test
    void otherReportsAreNoScans() throws DeviceException {
        take(new byte[] {3, 1});
        assertThat(next).isEmpty();
    }

    @Test
    void whatNoScannerMaySendIsRefused() {
        byte[] report = ScannerReports.reports("]E0", "4006381333931").getFirst();
        refused(new byte[] {2, 5, ']'}, "a report must have 64 bytes, and has 3: device=/dev/hidraw1");
        report[1] = 57;
        refused(report, "a report holds 0..56 bytes of data, and says 57: device=/dev/hidraw1");
        report[1] = 0;
        refused(report, "a barcode must have data: device=/dev/hidraw1");
        report[2] = 'E';
        refused(
                report,
                "an AIM identifier must be ], a letter, and a letter or digit, and is EE0: device=/dev/hidraw1");
        report[2] = ']';
        report[63] = 1;
        report[1] = 56;
        for (int i = 0; i < 8192 / 56; i++) {
            assertThat(taken(report)).isTrue();
        }
        assertThat(taken(report)).isFalse();
        assertThat(next).isEmpty();
    }

    private boolean taken(byte[] report) {
        try {
            take(report);
            return true;
        } catch (DeviceException e) {
            assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
            return false;
        }
    }

    @Test
    void randomReportsAreScansOrRefusedAndTheNextGoodOneIsRead() throws DeviceException {
        Random random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            byte[] report = ScannerReports.reports("]E0", "4006381333931").getFirst();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                report[random.nextInt(report.length)] = (byte) random.nextInt();
            }
            taken(random.nextInt(8) == 0 ? java.util.Arrays.copyOf(report, random.nextInt(64)) : report);
        }
        clock.pass(Duration.ofSeconds(1));
        taken(new byte[0]);
        next.clear();
        take(ScannerReports.reports("]E0", "4006381333931").getFirst());
        assertThat(scans()).singleElement().asString().endsWith("]E04006381333931");
    }
}
