package dev.carthal.hal.scan;

import dev.carthal.hal.StreamingDevice;
import org.osgi.annotation.versioning.ConsumerType;

/// Deliver scans in the order in which the scanner made them, each one once. A scanner may be silent for hours.
@ConsumerType
public interface Scanner extends StreamingDevice<Scan> {}
