package dev.carthal.hal.scan;

import dev.carthal.hal.StreamSlot;
import org.osgi.annotation.versioning.ProviderType;

/// Offer a scanner's scans. Scans are never conflated: each subscriber has a bounded queue, and if it overflows
/// the oldest are dropped, counted to that subscriber, and shown to it as a [dev.carthal.hal.Next.Missing].
@ProviderType
public interface ScannerSlot extends StreamSlot<Scan> {}
