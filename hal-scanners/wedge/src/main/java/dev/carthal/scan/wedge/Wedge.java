package dev.carthal.scan.wedge;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hidraw.ReportStream;
import java.time.Duration;

/// A scanner that types what it read, once. Closing its file gives the keyboard back.
record Wedge(ReportStream<Scan> events) implements Scanner {
    @Override
    public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
        return events.next(timeout);
    }

    @Override
    public void close() {
        events.close();
    }
}
