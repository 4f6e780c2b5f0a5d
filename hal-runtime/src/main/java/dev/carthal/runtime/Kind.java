package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceContext;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.Driver;
import dev.carthal.hal.camera.Camera;
import dev.carthal.hal.camera.CameraDriver;
import dev.carthal.hal.camera.Frame;
import dev.carthal.hal.scan.Scan;
import dev.carthal.hal.scan.Scanner;
import dev.carthal.hal.scan.ScannerDriver;
import dev.carthal.hal.weight.Reading;
import dev.carthal.hal.weight.Scale;
import dev.carthal.hal.weight.ScaleDriver;

/// What differs from family to family.
interface Kind<D extends Device> {
    Role role();

    Work<D> work();

    void configure(SlotSettings settings);

    /// {@return what is missing besides a driver, in words; empty when nothing is}
    default String missing(SlotSettings settings) {
        return "";
    }

    /// All is there, and the device will be opened soon.
    default void filling() {}

    D open(Driver driver, SlotSettings settings, DeviceContext context) throws DeviceException, InterruptedException;

    /// End what consumers hold, for good.
    void close();

    static Kind<Camera> camera(SlotParts parts) {
        FrameOutlet outlet = new FrameOutlet(parts);
        return new Streaming<>(
                new CameraRole(parts.standing(), outlet),
                new StreamWork<>(parts, outlet, Frame::captureNanos),
                outlet,
                (driver, context) -> ((CameraDriver) driver).open(context));
    }

    static Kind<Scale> scale(SlotParts parts) {
        QueueOutlet<Reading> outlet = new QueueOutlet<>(parts, Reading::captureNanos);
        return new Streaming<>(
                new ScaleRole(parts.standing(), outlet),
                new StreamWork<>(parts, outlet, Reading::captureNanos),
                outlet,
                (driver, context) -> ((ScaleDriver) driver).open(context));
    }

    static Kind<Scanner> scanner(SlotParts parts) {
        QueueOutlet<Scan> outlet = new QueueOutlet<>(parts, Scan::captureNanos);
        return new Streaming<>(
                new ScannerRole(parts.standing(), outlet),
                new StreamWork<>(parts, outlet, Scan::captureNanos),
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
        public D open(Driver driver, SlotSettings settings, DeviceContext context)
                throws DeviceException, InterruptedException {
            return opening.open(driver, context);
        }

        @Override
        public void close() {
            outlet.close();
        }
    }
}
