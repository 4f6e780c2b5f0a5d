package dev.carthal.cli;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Next;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import dev.carthal.launcher.LaunchException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/// The counts that a driver of bare cells hands on with its readings.
final class DriverCounts implements Counts {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DriverBundle<ScaleDriver> drivers;
    private final Scale scale;
    private final int cells;
    private final String port;

    private DriverCounts(DriverBundle<ScaleDriver> drivers, Scale scale, int cells, String port) {
        this.drivers = drivers;
        this.scale = scale;
        this.cells = cells;
        this.port = port;
    }

    /// Open the cells at `port` as they are when nobody knows what a count weighs.
    static DriverCounts open(Way way, String port, Map<String, String> more)
            throws LaunchException, DeviceException, InterruptedException {
        DriverBundle<ScaleDriver> drivers = DriverBundle.of(ScaleDriver.class, way.bundle());
        try {
            Map<String, Object> values = way.configuration(port, more);
            int cells = values.get("chips") instanceof String[] chips ? chips.length : 0;
            return new DriverCounts(
                    drivers, drivers.driver().open(drivers.context("scale/bench", values)), cells, port);
        } catch (DeviceException | InterruptedException | RuntimeException e) {
            drivers.close();
            throw e;
        }
    }

    @Override
    public int cells() {
        return cells;
    }

    /// A conversion that the driver rejects is as if it had not come.
    @Override
    public int[] next() throws LaunchException, InterruptedException {
        long end = drivers.clock().nanos() + PATIENCE.toNanos();
        String rejected = "";
        while (drivers.clock().nanos() < end) {
            try {
                if (scale.next(PATIENCE) instanceof Next.Item<Reading>(var reading)) {
                    int[] counts = new int[cells];
                    ByteBuffer.wrap(reading.raw()).asIntBuffer().get(counts);
                    return counts;
                }
            } catch (DeviceException e) {
                if (e.kind() != Kind.PROTOCOL) {
                    throw Failed.user(e.getMessage(), e);
                }
                rejected = ", last: " + e.getMessage();
            }
        }
        throw Failed.user("a conversion must come within " + PATIENCE.toSeconds() + " s, is the converter wired and"
                + " powered? port=" + port + rejected);
    }

    @Override
    public void close() throws LaunchException {
        scale.close();
        drivers.close();
    }
}
