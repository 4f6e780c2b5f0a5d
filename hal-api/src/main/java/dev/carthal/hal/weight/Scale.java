package dev.carthal.hal.weight;

import dev.carthal.hal.StreamingDevice;
import org.osgi.annotation.versioning.ConsumerType;

/// Deliver readings in the order in which the scale made them, each one of them.
@ConsumerType
public interface Scale extends StreamingDevice<Reading> {}
