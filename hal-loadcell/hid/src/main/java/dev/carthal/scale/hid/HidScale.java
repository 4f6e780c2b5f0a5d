package dev.carthal.scale.hid;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hidraw.ReportStream;
import java.time.Duration;

/// A scale that sends its reports by itself.
record HidScale(ReportStream<Reading> reports) implements Scale {
    @Override
    public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
        return reports.next(timeout);
    }

    @Override
    public void close() {
        reports.close();
    }
}
