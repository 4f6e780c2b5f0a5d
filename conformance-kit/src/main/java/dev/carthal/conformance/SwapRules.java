package dev.carthal.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.DeviceException.Kind;
import dev.carthal.hal.Driver;
import dev.carthal.hal.Sharing;
import dev.carthal.hal.StreamingDevice;
import java.io.IOException;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/// The SWP rules, for what streams: two instances of a driver are what a swap has of it, the old one and the new
/// one. Not for use by itself: extend the rules of a family.
///
/// @param <T> what the device delivers
/// @param <D> the driver
/// @param <B> the bench
public abstract class SwapRules<T, D extends Driver, B extends Bench<D>> extends StreamingRules<T, D, B> {
    /// As often as a swap is tried in a morning.
    static final int INSTANCES = 5;

    SwapRules() {} // the families are four, and all are here

    /// Make the device deliver an item that is not like the ones before, since a device may say each thing once.
    ///
    /// @param number which one of the test, from 0
    void deliverAnother(int number) throws IOException {
        running().deliver();
    }

    @Test
    @Check("that sharing is a constant of the driver")
    final void SWP_1_sharingIsAlwaysTheSame() throws DeviceException, InterruptedException {
        D driver = running().driver();
        Sharing sharing = driver.sharing();
        assertEquals(sharing, running().driver().sharing(), "what another instance says");
        try (StreamingDevice<T> _ = open(driver, context(running().working()))) {
            assertEquals(sharing, driver.sharing(), "what it says with a device open");
        }
        assertEquals(sharing, driver.sharing(), "what it says after it");
    }

    @Test
    @Check("what the constructor and the activation wait for, and move it to open")
    final void SWP_2_makingADriverIsBounded() {
        for (int i = 0; i < INSTANCES; i++) {
            long begin = clock.nanos();
            running().driver();
            assertTookNoLonger(clock.nanos() - begin);
        }
    }

    static void assertTookNoLonger(long nanos) {
        assertTrue(nanos <= BOUND.toNanos(), () -> "making a driver took " + nanos / 1_000_000 + " ms");
    }

    @Test
    @Check("what a closed device leaves taken: a lock, a handle of the library, a place in a list")
    final void SWP_3_anotherInstanceOpensTheDeviceAtOnce() throws IOException, DeviceException, InterruptedException {
        for (int i = 0; i < INSTANCES; i++) {
            openUseAndClose(running().driver());
        }
    }

    private WeakReference<Object> openUseAndClose(D driver) throws IOException, DeviceException, InterruptedException {
        try (StreamingDevice<T> device = open(driver, context(running().working()))) {
            release(delivered(device));
            return new WeakReference<>(device);
        }
    }

    @Test
    @Check("what two openings share, and whether the driver may call itself shareable")
    final void SWP_4_holdersOfAShareableDeviceDoNotDisturbEachOther()
            throws IOException, DeviceException, InterruptedException {
        assumeTrue(running().driver().sharing() == Sharing.SHAREABLE, "its device has one holder at a time");
        StreamingDevice<T> old = open();
        try (StreamingDevice<T> fresh = open()) {
            assertDelivers(fresh, 0);
            assertDelivers(old, 1);
            old.close();
            assertDelivers(fresh, 2);
            open().close(); // one that is refused
            assertDelivers(fresh, 3);
        }
    }

    private void assertDelivers(StreamingDevice<T> device, int number)
            throws IOException, DeviceException, InterruptedException {
        drain(device);
        deliverAnother(number);
        release(awaited(device));
    }

    @Test
    @Check("what open does to the device before it knows that somebody holds it")
    final void SWP_5_anOpenBesideTheHolderOfAnExclusiveDeviceDoesNotDisturbIt()
            throws IOException, DeviceException, InterruptedException {
        assumeTrue(running().driver().sharing() == Sharing.EXCLUSIVE, "its device has several holders");
        try (StreamingDevice<T> holder = open()) {
            assertDelivers(holder, 0);
            openBeside();
            assertDelivers(holder, 1);
        }
    }

    private void openBeside() throws InterruptedException {
        try {
            open().close();
        } catch (DeviceException e) {
            assertEquals(Kind.BUSY, e.kind(), () -> "the kind of an open beside the holder: " + e.getMessage());
        }
    }

    @Test
    @Check("for lists, listeners, hooks and threads that know the device")
    final void SWP_6_aClosedDeviceIsHeldByNobody() throws IOException, DeviceException, InterruptedException {
        D driver = running().driver();
        Forgotten.assertForgotten(clock, openUseAndClose(driver), driver);
    }
}
