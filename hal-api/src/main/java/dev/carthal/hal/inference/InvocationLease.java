package dev.carthal.hal.inference;

import dev.carthal.hal.DeviceException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/// Borrow one set of tensors of the model that fills a slot: fill, run, read, close. While it is open that
/// model stays, and another caller may have to wait.
///
/// One thread at a time. After [#close()] neither the lease nor a segment that it gave may be touched.
@ProviderType
public interface InvocationLease extends AutoCloseable {
    /// {@return the model whose tensors these are}
    Model model();

    /// {@return the variant that is loaded}
    ModelVariant variant();

    /// {@return the memory of input `index`, to be filled; see [Invocation#input]}
    ///
    /// @param index the place of the tensor in [Model#inputs()] or [Model#outputs()], from 0
    MemorySegment input(int index);

    /// {@return the memory of output `index`, to be read after [#run]; see [Invocation#output]}
    ///
    /// @param index the place of the tensor in [Model#inputs()] or [Model#outputs()], from 0
    MemorySegment output(int index);

    /// Run the model on the calling thread.
    ///
    /// @param timeout when to give up, above zero
    /// @throws DeviceException if the run failed or took longer than `timeout`; the slot stays usable
    void run(Duration timeout) throws DeviceException;

    /// Give the tensors back. Safe twice; never blocks.
    @Override
    void close();
}
