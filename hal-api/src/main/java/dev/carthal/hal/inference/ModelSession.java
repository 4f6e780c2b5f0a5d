package dev.carthal.hal.inference;

import dev.carthal.hal.Device;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/// Hold a loaded model. The slot never closes it while one of its invocations runs.
@ConsumerType
public interface ModelSession extends Device {
    /// {@return the sets of tensors that can be used at the same time, one for each concurrent caller; at least
    /// one and always the same}
    List<Invocation> invocations();
}
