package dev.carthal.hal;

import org.osgi.annotation.versioning.ConsumerType;

/// Hold one opened device. Its driver makes it, one slot owns it, and it dies with [#close()].
@ConsumerType
public interface Device extends AutoCloseable {
    /// Release the hardware, all memory that is not lent out, and every thread. Any thread; safe twice; a call
    /// that runs in another thread ends within the driver's own bound on native waits, and this call waits for
    /// it. What is still lent out stays valid until it is given back.
    @Override
    void close();
}
