package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The rules LIF, SWP and SCN for a scanner driver.
public abstract class ScannerDriverRules extends SwapRules<Scan, ScannerDriver, ScannerBench> {
    private static final List<String> CODES =
            List.of("4006381333931", "9501101530003", "9521234000013", "9521234000020", "9521234000037");

    @Override
    final StreamingDevice<Scan> open(ScannerDriver driver, DeviceContext context)
            throws DeviceException, InterruptedException {
        return driver.open(context);
    }

    @Override
    final long captureNanos(Scan item) {
        return item.captureNanos();
    }

    @Override
    final void deliverAnother(int number) throws IOException {
        running().present(CODES.get(number));
    }

    private Scan scanned(StreamingDevice<Scan> scanner, String digits)
            throws IOException, DeviceException, InterruptedException {
        running().present(digits);
        return awaited(scanner);
    }

    @Test
    @Check("how the same code on the next picture or in the next report is told from a second item")
    final void SCN_1_everyCodeComesOnceAndInOrder() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Scan> scanner = open()) {
            for (String code : CODES) {
                Scan scan = scanned(scanner, code);
                assertTrue(scan.text().contains(code), () -> "presented was " + code + ", delivered is " + scan);
            }
            for (int i = 0; i < 2; i++) {
                assertFalse(scanner.next(BRIEF) instanceof Next.Item, "a code came a second time");
            }
        }
    }

    @Test
    @Check("inSight and takeOver")
    final void SCN_5_whatLiesThereIsNotDeliveredAgainByTheScannerThatTakesOver()
            throws IOException, DeviceException, InterruptedException {
        Map<Scan, Duration> delivered;
        boolean looks;
        try (Scanner old = openScanner()) {
            looks = running().leave(CODES.getFirst());
            if (!looks) {
                running().present(CODES.getFirst());
            }
            awaited(old);
            delivered = Map.copyOf(old.inSight());
        }
        try (Scanner fresh = openScanner()) {
            fresh.takeOver(delivered);
            if (running().leave(CODES.getFirst())) {
                assertFalse(fresh.next(BRIEF) instanceof Next.Item, "what lies there came a second time");
            }
            String anew = CODES.get(looks ? 1 : 0);
            assertTrue(scanned(fresh, anew).text().contains(anew), "what is presented anew comes, too");
        }
    }

    private Scanner openScanner() throws DeviceException, InterruptedException {
        return running().driver().open(context(running().working()));
    }

    @Test
    @Check("the table of symbologies")
    final void SCN_2_theIdentifierIsThatOfTheSymbology() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Scan> scanner = open()) {
            assertEquals("]E0", scanned(scanner, CODES.getFirst()).aim(), "an EAN-13 is ]E0 (ISO/IEC 15424)");
        }
    }

    @Test
    @Check("what is cut off before and after the data")
    final void SCN_3_theDataIsThatOfTheSymbol() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Scan> scanner = open()) {
            Scan scan = scanned(scanner, CODES.getFirst());
            assertEquals(
                    CODES.getFirst(),
                    new String(scan.data(), java.nio.charset.StandardCharsets.ISO_8859_1),
                    "no prefix, no suffix, no identifier");
        }
    }

    @Test
    @Check("the counter, and how times are made")
    final void SCN_4_sequenceRisesAndTimeDoesNotFall() throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<Scan> scanner = open()) {
            long sequence = Long.MIN_VALUE;
            long captured = Long.MIN_VALUE;
            for (String code : CODES) {
                Scan scan = scanned(scanner, code);
                assertTrue(scan.sequence() > sequence, "sequence " + scan.sequence() + " came after " + sequence);
                assertTrue(scan.captureNanos() >= captured, "captureNanos fell to " + scan.captureNanos());
                assertTrue(scan.captureNanos() <= clock.nanos(), "captureNanos lies in the future");
                sequence = scan.sequence();
                captured = scan.captureNanos();
            }
        }
    }
}
