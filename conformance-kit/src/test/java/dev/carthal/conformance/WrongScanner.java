package dev.carthal.conformance;

import dev.carthal.hal.DeviceConfig;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceIdentity;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A scanner driver that is right but for one vice.
record WrongScanner(ScannerVice vice, FakeScanner fake) implements ScannerDriver {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    @Override
    public DeviceIdentity identify(DeviceConfig config) throws DeviceException {
        return fake.identify(config);
    }

    @Override
    public Scanner open(DeviceContext context) throws DeviceException {
        return new Device(vice, fake.open(context));
    }

    private static final class Device implements Scanner {
        private final ScannerVice vice;
        private final Scanner scanner;
        private @Nullable Scan last;

        Device(ScannerVice vice, Scanner scanner) {
            this.vice = vice;
            this.scanner = scanner;
        }

        @Override
        public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
            Next<Scan> next = scanner.next(timeout);
            if (next instanceof Next.Item<Scan>(var scan)) {
                last = scan;
                return Next.item(wrong(scan));
            }
            Scan again = last;
            last = null;
            return vice == ScannerVice.SCN_1_DELIVERS_TWICE && again != null && next instanceof Next.Silence
                    ? Next.item(again)
                    : next;
        }

        private Scan wrong(Scan scan) {
            long later = scan.sequence() > 1 ? MINUTE_NANOS : 0;
            long captured = scan.captureNanos();
            return switch (vice) {
                case SCN_1_DELIVERS_TWICE, SCN_5_FORGETS_WHAT_LIES_THERE -> scan;
                case SCN_2_KNOWS_NO_SYMBOLOGY -> Scan.of(scan.sequence(), captured, "]X0", scan.data());
                case SCN_3_KEEPS_THE_SUFFIX ->
                    Scan.of(
                            scan.sequence(),
                            captured,
                            scan.aim(),
                            (scan.text() + "\r").getBytes(StandardCharsets.ISO_8859_1));
                case SCN_4_COUNTS_NOTHING -> Scan.of(1, captured, scan.aim(), scan.data());
                case SCN_4_STAMPS_BACKWARDS -> Scan.of(scan.sequence(), captured - later, scan.aim(), scan.data());
                case SCN_4_STAMPS_THE_FUTURE -> Scan.of(scan.sequence(), captured + later, scan.aim(), scan.data());
            };
        }

        @Override
        public void close() {
            scanner.close();
        }
    }
}
