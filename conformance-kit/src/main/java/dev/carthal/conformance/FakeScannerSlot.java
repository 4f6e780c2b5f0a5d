package dev.carthal.conformance;

import dev.carthal.hal.Clock;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.ScannerSlot;
import java.nio.charset.StandardCharsets;

/// A scanner's slot; see [FakeStreamSlot].
public final class FakeScannerSlot extends FakeStreamSlot<Scan> implements ScannerSlot {
    /// Make it.
    ///
    /// @param name the slot's, such as `scanner/basket-left`
    /// @param clock of the test
    public FakeScannerSlot(String name, Clock clock) {
        super(name, clock);
    }

    /// Deliver a scan, of now.
    ///
    /// @param aim the AIM identifier, such as `]E0`
    /// @param text the data
    public void scan(String aim, String text) {
        deliver(Scan.of(nextSequence(), clock.nanos(), aim, text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// Deliver a scan as it is, with its own number and time.
    ///
    /// @param scan the scan
    public void deliver(Scan scan) {
        deliver(_ -> scan, scan.captureNanos());
    }
}
