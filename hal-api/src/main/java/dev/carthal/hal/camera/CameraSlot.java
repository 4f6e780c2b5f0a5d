package dev.carthal.hal.camera;

import dev.carthal.hal.StreamSlot;
import org.osgi.annotation.versioning.ProviderType;

/// Offer a camera's frames. Frames conflate: a subscriber that is busy finds the newest frame when it comes
/// back, and those that it missed are counted to it.
@ProviderType
public interface CameraSlot extends StreamSlot<FrameLease> {}
