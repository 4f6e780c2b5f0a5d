package dev.carthal.camera.decoder;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Views native memory by its address, and remembers the views: a decoder uses the same few buffers again and
/// again, so in the steady state nothing is made.
@SuppressWarnings("restricted") // the one place where an address of FFmpeg's becomes a segment
final class Views {
    private final @Nullable MemorySegment[] known;
    private int oldest;

    Views(int capacity) {
        known = new MemorySegment[capacity];
    }

    /// {@return the `bytes` bytes at `address`, to be read; valid for as long as FFmpeg keeps them}
    MemorySegment readable(long address, long bytes) {
        for (MemorySegment view : known) {
            if (view != null && view.address() == address && view.byteSize() == bytes) {
                return view;
            }
        }
        MemorySegment view = writable(address, bytes).asReadOnly();
        known[oldest] = view;
        oldest = (oldest + 1) % known.length;
        return view;
    }

    /// {@return the `bytes` bytes at `address`; a new view}
    static MemorySegment writable(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }
}
