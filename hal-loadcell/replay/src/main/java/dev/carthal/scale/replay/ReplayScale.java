package dev.carthal.scale.replay;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Next;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import java.time.Duration;

record ReplayScale(StreamingDevice<Reading> track) implements Scale {
    @Override
    public Next<Reading> next(Duration timeout) throws DeviceException, InterruptedException {
        return track.next(timeout);
    }

    @Override
    public void close() {
        track.close();
    }
}
