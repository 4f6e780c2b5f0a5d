package dev.carthal.scan.hid;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hidraw.ReportStream;
import java.time.Duration;

/// A scanner that reads on a trigger and sends what it read, once.
record HidScanner(ReportStream<Scan> reports) implements Scanner {
    @Override
    public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
        return reports.next(timeout);
    }

    @Override
    public void close() {
        reports.close();
    }
}
