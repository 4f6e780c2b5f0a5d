package dev.carthal.hal.replay;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/// Say which picture of which file is to be delivered now. Pictures of one file come in rising order, with
/// holes where frames are skipped.
@ProviderType
public interface FrameCue {
    /// {@return the number that the frame shall bear}
    long sequence();

    /// {@return the capture time that the frame shall bear, on the scale of [dev.carthal.hal.Clock#nanos()]}
    long captureNanos();

    /// {@return the video, or the still picture}
    Path media();

    /// {@return which frame of the video, from 0; 0 for a still picture}
    long position();

    /// Tell that the picture cannot be delivered; the player reports it and goes on.
    ///
    /// @param reason why, with what was expected
    void reject(String reason);
}
