package dev.carthal.hal.camera;

import dev.carthal.hal.StreamingDevice;
import org.osgi.annotation.versioning.ConsumerType;

/// Deliver frames in the order of their capture. The slot closes each [Frame] that `next` returns; the driver
/// may use its memory again only then.
@ConsumerType
public interface Camera extends StreamingDevice<Frame> {}
