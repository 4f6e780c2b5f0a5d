package dev.carthal.scan.replay;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import java.time.Duration;

record ReplayScanner(StreamingDevice<Scan> track) implements Scanner {
    @Override
    public Next<Scan> next(Duration timeout) throws DeviceException, InterruptedException {
        return track.next(timeout);
    }

    @Override
    public void close() {
        track.close();
    }
}
