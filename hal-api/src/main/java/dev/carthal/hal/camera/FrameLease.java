package dev.carthal.hal.camera;

import org.osgi.annotation.versioning.ProviderType;

/// Borrow a frame. Others read the same memory at the same time, so nobody writes to it. While it is open the
/// driver has one buffer less, and newer frames are dropped to the account of the subscriber that holds it.
///
/// A subscription lends one lease object again and again: after [#close()] neither it nor its frame may be
/// touched.
@ProviderType
public interface FrameLease extends AutoCloseable {
    /// {@return the frame}
    ///
    /// @throws IllegalStateException if the lease is closed
    Frame frame();

    /// Give the frame back. Safe twice; any thread; never blocks.
    @Override
    void close();
}
