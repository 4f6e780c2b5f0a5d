package dev.carthal.conformance;

import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Scanners without hardware; see [FakeDriver].
public final class FakeScanner extends FakeDriver<Scan> implements ScannerDriver {
    @Override
    public Scanner open(DeviceContext context) throws DeviceException {
        return new Opened(plugged(context));
    }

    /// Make a scanner read a code.
    ///
    /// @param device its name
    /// @param aim the AIM identifier
    /// @param text the data
    public void scan(String device, String aim, String text) {
        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
        deliver(device, (sequence, captureNanos, _) -> Scan.of(sequence, captureNanos, aim, data));
    }

    private record Opened(FakeDevice<Scan> device) implements Scanner {
        @Override
        public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
            return device.next(timeout);
        }

        @Override
        public void close() {
            device.close();
        }
    }
}
