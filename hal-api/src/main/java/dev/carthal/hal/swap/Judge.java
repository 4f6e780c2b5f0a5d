package dev.carthal.hal.swap;

import dev.carthal.hal.DeviceException;
import dev.carthal.hal.inference.InferenceSlot;
import java.net.URL;
import org.osgi.annotation.versioning.ConsumerType;

/// Look at a newly loaded model before it serves. Register it as a service; every one of them must agree.
@ConsumerType
public interface Judge {
    /// Show the model the picture of its package, and say what is wrong with its answer.
    ///
    /// @param trial lends the new session, and nobody else has it
    /// @param picture the golden picture of the model's package
    /// @param top1 the class that it must be taken for
    /// @throws DeviceException of kind `CORRUPT` if the answer is another one
    /// @throws InterruptedException if the thread was interrupted
    void judge(InferenceSlot trial, URL picture, String top1) throws DeviceException, InterruptedException;
}
