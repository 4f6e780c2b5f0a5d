package dev.carthal.hal.inference;

import dev.carthal.hal.DeviceException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/// Own one set of input and output tensors of a session. One thread at a time uses it, not always the same one.
@ConsumerType
public interface Invocation {
    /// {@return the memory that the engine reads input `index` from; in C order, native byte order, of the size
    /// of its [TensorSpec]}
    ///
    /// @param index the place of the tensor in [Model#inputs()] or [Model#outputs()], from 0
    MemorySegment input(int index);

    /// {@return the memory that the engine wrote output `index` to; its content is that of the last run that
    /// succeeded}
    ///
    /// @param index the place of the tensor in [Model#inputs()] or [Model#outputs()], from 0
    MemorySegment output(int index);

    /// Run the model on the calling thread.
    ///
    /// @param timeout when the slot gives up. An engine that can terminate a run does so then, and throws kind
    ///     `TIMEOUT`; one that cannot returns when it is ready, and the slot deals with it
    /// @throws DeviceException if the run failed; the invocation can be used again
    void run(Duration timeout) throws DeviceException;
}
