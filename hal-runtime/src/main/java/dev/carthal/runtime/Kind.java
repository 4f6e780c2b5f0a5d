package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.StreamingDevice;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;
import java.util.List;

/// What differs from family to family.
interface Kind<D extends Device> {
    Role role();

    Work<D> work();

    void configure(SlotSettings settings);

    /// {@return whether a model package must be there besides a driver}
    default boolean needsModel() {
        return false;
    }

    /// All is there, and the device will be opened soon.
    default void filling() {}

    /// Open the device that `filling` makes.
    ///
    /// @param driver that of the filling
    D open(Driver driver, Filling filling, SlotSettings settings, DeviceContext context)
            throws DeviceException, InterruptedException;

    /// Try a device that was opened beside the one that serves.
    ///
    /// @throws DeviceException if it is not fit for service
    default void judge(D device, Filling filling, Trial trial) throws DeviceException, InterruptedException {}

    /// {@return who uses the slot, by name}
    List<String> consumers();

    /// End what consumers hold, for good.
    void close();

    static Kind<Camera> camera(SlotParts parts) {
        FrameOutlet outlet = new FrameOutlet(parts);
        return new Streaming<>(
                new CameraRole(parts.standing(), outlet),
                new StreamWork<>(parts, outlet, Frame::captureNanos, _ -> true),
                outlet,
                (driver, context) -> ((CameraDriver) driver).open(context));
    }

    static Kind<Scale> scale(SlotParts parts) {
        QueueOutlet<Reading> outlet = new QueueOutlet<>(parts, Reading::captureNanos);
        ScaleWork work = new ScaleWork(
                parts,
                new StreamWork<>(
                        parts,
                        outlet,
                        Reading::captureNanos,
                        reading -> reading.indication().isPresent()));
        return new Streaming<>(
                new ScaleRole(parts.standing(), outlet, work),
                work,
                outlet,
                (driver, context) -> ((ScaleDriver) driver).open(context));
    }

    static Kind<Scanner> scanner(SlotParts parts) {
        QueueOutlet<Scan> outlet = new QueueOutlet<>(parts, Scan::captureNanos);
        return new Streaming<>(
                new ScannerRole(parts.standing(), outlet),
                new ScannerWork(parts, new StreamWork<>(parts, outlet, Scan::captureNanos, _ -> true)),
                outlet,
                (driver, context) -> ((ScannerDriver) driver).open(context));
    }

    /// Opens by the method that only the family's own driver type has.
    interface Opening<D> {
        D open(Driver driver, DeviceContext context) throws DeviceException, InterruptedException;
    }

    record Streaming<D extends Device>(Role role, Work<D> work, Outlet<?> outlet, Opening<D> opening)
            implements Kind<D> {
        @Override
        public void configure(SlotSettings settings) {
            outlet.capacity(settings.queue());
        }

        @Override
        public D open(Driver driver, Filling filling, SlotSettings settings, DeviceContext context)
                throws DeviceException, InterruptedException {
            return opening.open(driver, context);
        }

        @Override
        public void judge(D device, Filling filling, Trial trial) throws DeviceException, InterruptedException {
            if (device instanceof StreamingDevice<?> stream) {
                trial.of(stream);
            }
        }

        @Override
        public List<String> consumers() {
            return outlet.subscribers();
        }

        @Override
        public void close() {
            outlet.close();
        }
    }
}
