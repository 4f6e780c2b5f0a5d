package dev.carthal.hal.weight;

import dev.carthal.hal.StreamSlot;
import org.osgi.annotation.versioning.ProviderType;

/// Offer a scale's readings. Readings are never conflated: each subscriber has a bounded queue, and if it
/// overflows the oldest are dropped, counted to that subscriber, and shown to it as a
/// [dev.carthal.hal.Next.Missing].
@ProviderType
public interface ScaleSlot extends StreamSlot<Reading> {}
