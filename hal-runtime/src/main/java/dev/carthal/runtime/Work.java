package dev.carthal.runtime;

import dev.carthal.hal.Device;
import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;

/// What a slot does with its device while it is open. Called by the owner thread.
interface Work<D extends Device> {
    /// Begin with a device that was just opened.
    void opened(D device, Fitting<D> fitting);

    /// Do one step: serve, or wait for something to serve.
    ///
    /// @throws DeviceException if the device can no longer be used
    /// @throws Ended if the stream is over
    void step() throws DeviceException, Ended, InterruptedException;

    /// Let go of the device, because it is going to be closed, and wait a bounded time for what is lent out.
    ///
    /// @return whether the device may be closed; false when it is in use and this work keeps it
    boolean release(String why) throws InterruptedException;

    /// Let go of the device that served until [#opened] named another one, which serves meanwhile.
    ///
    /// @return empty when it may be closed; otherwise who still uses it, and this work keeps it
    String replaced() throws InterruptedException;

    /// The device will be opened now.
    default void expect() {}

    /// There is no device, nor will there be one soon.
    default void refuse(Kind kind, String reason) {}

    /// Close what could not be closed when it was released. Called before each step, with or without a device.
    default void tidy() {}
}
